using System.Text;
using Archive.Disk;

namespace Archive.Cli;

/// <summary>Sees to it that a standard stream that is closed, or whose reader has gone, does no harm.</summary>
internal static class StandardStreams
{
    /// <summary>To be called before anything is opened: a file that got the number of a closed stream
    /// would receive what is printed.</summary>
    public static void Secure()
    {
        var closed = ClosedStreams.Fill();
        Console.SetOut(closed.Contains(ClosedStreams.Output) ? TextWriter.Null : new Printed(Console.Out));
        Console.SetError(closed.Contains(ClosedStreams.Errors) ? TextWriter.Null : new Errors(Console.Error));
    }

    /// <summary>The standard output. Of a failure it says where it was.</summary>
    private sealed class Printed(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            try
            {
                inner.Write(value);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"The standard output cannot be written: {e.Message}", e);
            }
        }

        public override void WriteLine(string? value) => Write(value + Environment.NewLine);
    }

    /// <summary>The standard error. That nobody can be told of a failure is no failure of its own.</summary>
    private sealed class Errors(TextWriter inner) : TextWriter
    {
        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            try
            {
                inner.Write(value);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The status tells.
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
