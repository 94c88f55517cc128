using System.Runtime.ExceptionServices;

namespace Archive.Disk;

/// <summary>Work that is done beside each other.</summary>
internal static class AllThreads
{
    /// <summary>Does pieces of work with as many threads as the machine has processors. What goes wrong in one is thrown as it is.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="work">Does one.</param>
    public static void Each(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
