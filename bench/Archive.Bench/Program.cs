using System.Globalization;
using Archive.Bench;

try
{
    return Run(args);
}
catch (FileNotFoundException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Run(string[] args)
{
    switch (args)
    {
        case ["corpus", var folder, "--articles", var count]:
            new Corpus(Number(count)).Write(folder);
            return 0;
        case ["hugo", var folder, "--articles", var count]:
            new Corpus(Number(count)).WriteHugo(folder);
            return 0;
        case ["edit", var folder, "--number", var number]:
            Edits.Annotation(folder, Number(number));
            return 0;
        case ["add", var folder, "--number", var number]:
            Edits.Article(folder, Number(number));
            return 0;
        case ["shapes", .. var names]:
            return ShapesRun.Run(names);
        case ["stages", .. var options]:
            return Stages.Run(options);
        default:
            Console.Error.WriteLine("""
                Usage: corpus FOLDER --articles N   writes an archive
                       hugo FOLDER --articles N     writes the same articles as a site for Hugo
                       edit FOLDER --number N       changes an annotation of article N, from 0
                       add FOLDER --number N        adds a copy of article N
                       shapes [NAME…]               builds archives of unusual shapes at two sizes and prints how the cost grows
                       stages [OPTION…]             measures each stage; the options are BenchmarkDotNet's, for example --filter '*Index*'
                """);
            return 2;
    }
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
