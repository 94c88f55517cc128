namespace Archive.Disk;

/// <summary>What the build before has left is not what it left: build anew.</summary>
public sealed class CacheDamagedException() : Exception("The cache is damaged.");
