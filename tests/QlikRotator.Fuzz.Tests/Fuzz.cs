using System.Text;
using CsCheck;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Tries a parser on broken inputs: it may say no in its own way, but not fall over, and not take memory without measure.</summary>
internal static class Fuzz
{
    private const long MemoryBesideInput = 64 * 1024 * 1024;
    private const long MemoryPerByte = 2_000;

    public static void Text(IReadOnlyList<string> seeds, int share, Action<string> parse) =>
        Bytes(seeds, share, bytes => parse(Encoding.UTF8.GetString(bytes)));

    public static void Bytes(IReadOnlyList<string> seeds, int share, Action<byte[]> parse) =>
        Mutation
            .Of(seeds)
            .Sample(
                bytes =>
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    parse(bytes);
                    var taken = GC.GetAllocatedBytesForCurrentThread() - before;
                    taken.ShouldBeLessThan(MemoryBesideInput + MemoryPerByte * bytes.Length);
                },
                iter: Inputs.Share(share),
                threads: 1,
                print: bytes => Convert.ToHexString(bytes)
            );
}
