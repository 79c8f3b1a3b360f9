using System.Diagnostics;
using System.Text.Json;
using QlikRotator.TestSupport.Npm;

namespace QlikRotator.Notifications.Tests.Teams;

internal sealed record ParsedCard(IReadOnlyList<string> Problems, int Elements, int Actions);

/// <summary>The reference implementation of Adaptive Cards, which says what is wrong with a card.</summary>
internal static class ReferenceParser
{
    public static async Task<ParsedCard> ReadAsync(JsonElement card, CancellationToken ct)
    {
        var folder = new NpmFolder("adaptivecards");
        await folder.InstallAsync(ct);
        using var node = Process.Start(
            new ProcessStartInfo("node", ["check-card.cjs"])
            {
                WorkingDirectory = folder.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        await node.StandardInput.WriteAsync(card.GetRawText().AsMemory(), ct);
        node.StandardInput.Close();
        var answer = await node.StandardOutput.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        return JsonSerializer.Deserialize<ParsedCard>(answer, JsonSerializerOptions.Web)!;
    }
}
