using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;

namespace QlikRotator.Application.Tenants;

/// <summary>Looks at the file of tenants that the settings name, without using it: nothing is kept, and no last good one stands in.</summary>
public static class TenantListCheck
{
    /// <returns>Why the list would not be taken; null where it would, or where the settings name no file.</returns>
    public static async Task<Reason?> WhyNotAsync(RotatorOptions options, CancellationToken ct)
    {
        if (options.TenantList.File is null)
        {
            return null;
        }

        var read = await new FileTenantList(Options.Create(options)).ReadAsync(ct);
        return read.TryGet(out var text, out var unread) ? TenantListText.Read(text, options).Problem : unread;
    }
}
