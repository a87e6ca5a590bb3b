using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SmartPick.LocalRuntime.Http;

/// <summary>
/// Cuts connections of an address that has very many already: each holds memory before it has asked for anything. On Azure the
/// platform's front end stands in this place.
/// </summary>
internal sealed class ConnectionLimit
{
    /// <summary>More than a class behind one address has open in its browsers.</summary>
    public const int MaxOfOneAddress = 1_000;

    private readonly ConcurrentDictionary<IPAddress, int> _open = new();

    public void Watch(ListenOptions endpoint) => endpoint.Use(next => async connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        try
        {
            if (_open.AddOrUpdate(address, 1, (_, open) => open + 1) <= MaxOfOneAddress)
            {
                await next(connection);
            }
            else
            {
                connection.Abort();
            }
        }
        finally
        {
            Leave(address);
        }
    });

    private void Leave(IPAddress address)
    {
        if (_open.AddOrUpdate(address, 0, (_, open) => open - 1) == 0)
        {
            _open.TryRemove(KeyValuePair.Create(address, 0));
        }
    }
}
