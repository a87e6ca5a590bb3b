using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Turns addresses into keys that cannot be turned back: an HMAC whose secret is made anew each day and never leaves
/// the process, so that nobody can choose whose key to share either.
/// </summary>
internal sealed class ClientKeys(TimeProvider time)
{
    private const int SecretBytes = 32;

    /// <summary>One network of a home or a phone has all addresses that begin with these bytes.</summary>
    private const int NetworkBytes = 8;

    private Secret _secret = Secret.For(time);

    /// <summary>The key of an IPv4 address, or of the /64 network of an IPv6 address.</summary>
    public ulong Of(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = 0;
        if (address is not null)
        {
            address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            address.TryWriteBytes(bytes, out length);
            length = address.AddressFamily == AddressFamily.InterNetworkV6 ? NetworkBytes : length;
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(OfToday().Bytes, bytes[..length], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private Secret OfToday()
    {
        var secret = Volatile.Read(ref _secret);
        if (secret.Day == Secret.Today(time))
        {
            return secret;
        }

        // Whoever comes second takes the first one's.
        var made = Secret.For(time);
        var found = Interlocked.CompareExchange(ref _secret, made, secret);
        return found == secret ? made : found;
    }

    private sealed record Secret(DateOnly Day, byte[] Bytes)
    {
        public static Secret For(TimeProvider time) => new(Today(time), RandomNumberGenerator.GetBytes(SecretBytes));

        public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
    }
}
