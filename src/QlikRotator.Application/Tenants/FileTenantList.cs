using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;

namespace QlikRotator.Application.Tenants;

/// <summary>The file that the settings name.</summary>
public sealed class FileTenantList(IOptions<RotatorOptions> options) : ITenantListSource
{
    public async Task<Result<string>> ReadAsync(CancellationToken ct)
    {
        var path = options.Value.TenantList.File ?? "";
        try
        {
            return await File.ReadAllTextAsync(path, ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Reason(
                ApplicationCodes.TenantListUnread,
                $"The list of tenants '{path}' cannot be read: {failure.Message}"
            );
        }
    }
}
