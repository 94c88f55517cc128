using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Archive.Browser.Tests;

/// <summary>Serves a site from memory on a port of its own, as a host of static files does: types, gzip, the page for what is not there.</summary>
public sealed class StaticServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".woff2"] = "font/woff2",
    };

    private readonly HttpListener _listener = new();
    private readonly IReadOnlyDictionary<string, byte[]> _files;
    private readonly Dictionary<string, byte[]> _packed;

    /// <param name="files">The site: addresses of files without a slash at their beginning, and contents.</param>
    public StaticServer(IReadOnlyDictionary<string, byte[]> files)
    {
        _files = files;
        _packed = files.Where(f => Type(f.Key) is var type && (type.Contains("utf-8", StringComparison.Ordinal) || type.StartsWith("application/", StringComparison.Ordinal))).ToDictionary(f => f.Key, f => Gzip(f.Value), StringComparer.Ordinal);
        Root = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Root.ToString());
        _listener.Start();
        _ = Listen();
    }

    /// <summary>The address of the site's first page.</summary>
    public Uri Root { get; }

    public void Dispose() => _listener.Close();

    private async Task Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Answer(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var file = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath.TrimStart('/'));
        if (file.Length == 0 || file.EndsWith('/')) file += "index.html";
        var response = context.Response;
        try
        {
            if (!_files.ContainsKey(file)) (file, response.StatusCode) = ("404.html", 404);
            var packed = (context.Request.Headers["Accept-Encoding"] ?? "").Contains("gzip", StringComparison.Ordinal) && _packed.ContainsKey(file);
            response.ContentType = Type(file);
            response.Headers["Cache-Control"] = "max-age=600";
            if (packed) response.Headers["Content-Encoding"] = "gzip";
            response.Close(packed ? _packed[file] : _files[file], willBlock: true);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The browser has left the page before all had come.
        }
    }

    private static string Type(string file) => Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
