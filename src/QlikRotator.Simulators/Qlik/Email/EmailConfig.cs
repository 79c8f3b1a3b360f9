using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik.Email;

/// <summary>The tenant's mail configuration.</summary>
/// <param name="Provider"><c>BasicAuth</c> or <c>Microsoft365</c>.</param>
/// <param name="Fields">The provider's fields without the secret.</param>
/// <param name="Secret">The password or client secret.</param>
internal sealed record EmailConfig(string Provider, JsonObject Fields, string? Secret)
{
    public required DateTimeOffset ModificationTime { get; init; }

    public string ErrorCode { get; set; } = "OK";

    public int AuthFailures { get; set; }

    /// <summary>Older configurations show their fields at the top only.</summary>
    public bool IsOld { get; init; }

    public override string ToString() => $"{Provider} mail configuration";
}
