using Archive.Bench;

switch (args)
{
    case ["corpus", var folder, "--articles", var count]:
        new Corpus(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).Write(folder);
        return 0;
    case ["hugo", var folder, "--articles", var count]:
        new Corpus(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).WriteHugo(folder);
        return 0;
    default:
        Console.Error.WriteLine("Usage: corpus|hugo FOLDER --articles N");
        return 2;
}
