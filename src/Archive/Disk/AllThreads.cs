using System.Runtime.ExceptionServices;

namespace Archive.Disk;

/// <summary>Work that is done beside each other.</summary>
internal static class AllThreads
{
    /// <summary>Does pieces of work with several threads. What goes wrong in one is thrown as it is.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="work">Does one.</param>
    /// <param name="threads">How many threads; as many as the machine has processors when it is not said.</param>
    public static void Each(int count, Action<int> work, int? threads = null)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount }, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }
}
