using System.Text.Json.Nodes;
using QlikRotator.Application;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Slots;
using QlikRotator.Qlik.Tenants;
using static QlikRotator.Qlik.Slots.SlotAnswers;

namespace QlikRotator.Qlik.TenantEmail;

/// <summary>
/// Slot <c>tenant-email:{BasicAuth or Microsoft365}</c>: the tenant's own mail account. The tenant signs in before it saves, so a
/// refused value leaves the old one in place; it is not sent again, because mail servers lock accounts.
/// </summary>
internal sealed class TenantEmailSlot(IQlikTenants tenants) : ISlot
{
    public const string Kind = "tenant-email";

    /// <summary>Each may be a sign-in that fails, also one whose answer is lost.</summary>
    private const int MostAttempts = 2;

    public async Task<SlotCheck> InspectAsync(SlotCall call, CancellationToken ct)
    {
        var account = await FindAsync(call, ct);
        return account.Problem is { } problem
            ? Bad(problem)
            : Proved(ApplicationCodes.Ready, "The mail settings can take a new value.");
    }

    public async Task<SlotCheck> DeliverAsync(SlotCall call, SecretValue value, CancellationToken ct)
    {
        var account = await FindAsync(call, ct);
        if (account.Client is not { } client)
        {
            return Bad(account.Problem);
        }

        var body = account.Config!.With(call.Slot.Written(value));
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await SaveAsync(client, body, ct) is { } saved)
            {
                return saved;
            }
        }

        return Bad(
            new Reason(
                QlikCodes.MailOutcomeUnknown,
                $"The tenant gave no clear answer to new mail settings, {MostAttempts} times. Each may have been a failed sign-in, and "
                    + "mail servers lock accounts."
            )
        );
    }

    /// <returns>Null where the tenant gave no clear answer.</returns>
    private static async Task<SlotCheck?> SaveAsync(QlikClient client, JsonObject body, CancellationToken ct)
    {
        try
        {
            var saved = await client.SendAsync(QlikRequest.Put(EmailConfig.Path, body), ct);
            return saved.Refusal is { } refusal
                ? Bad(refusal)
                : Proved(ApplicationCodes.Delivered, "The tenant signed in with the value and saved it.");
        }
        catch (TryAgainException unclear) when (unclear.Reason.Code == QlikCodes.OutcomeUnknown)
        {
            return null;
        }
    }

    public async Task<SlotCheck> VerifyAsync(SlotCall call, SecretValue value, CancellationToken ct)
    {
        var account = await FindAsync(call, ct);
        if (account.Client is not { } client)
        {
            return Bad(account.Problem);
        }

        var tried = await client.ReadAsync<EmailVerification>(
            QlikRequest.Ask($"{EmailConfig.Path}/actions/verify-connection"),
            ct
        );
        if (tried.Value is not { Success: true })
        {
            return Bad(tried.Refusal ?? Failed(tried.Value!));
        }

        var config = (await EmailConfig.ReadAsync(client, ct)).Value;
        return config?.ErrorCode is null or "OK"
            ? Proved(QlikCodes.Connected, "The tenant signs in to its mail server.")
            : Bad(new Reason(QlikCodes.MailError, $"The tenant's mail settings report {config.ErrorCode}."));
    }

    private async Task<MailAccount> FindAsync(SlotCall call, CancellationToken ct)
    {
        var found = tenants.Find(call.Tenant);
        if (!found.TryGet(out var tenant, out var unknown))
        {
            return new MailAccount(null, null, unknown);
        }

        var answer = await EmailConfig.ReadAsync(tenant.AsRotator, ct);
        var problem = answer.Value is { } config ? WhyNot(config, call.Slot.Target) : answer.Refusal;
        return problem is null ? new MailAccount(tenant.AsRotator, answer.Value, null) : new MailAccount(null, null, problem);
    }

    // One provider is active, and the other's secret is not kept: a change of provider could not be taken back.
    private static Reason? WhyNot(EmailConfig config, string target) =>
        config switch
        {
            { PasswordExists: not true, ErrorCode: "CONFIG_NOT_SET" or null, ProviderConfig: null, ServerAddress: null } => new(
                QlikCodes.NoMailSettings,
                "The tenant has no mail settings that could take a secret."
            ),
            _ when !string.Equals(config.Provider, target, StringComparison.OrdinalIgnoreCase) => new(
                QlikCodes.OtherMailProvider,
                $"The tenant sends mail by {config.Provider}, and the slot is for '{target}'."
            ),
            _ => null,
        };

    private static Reason Failed(EmailVerification tried) =>
        new(
            ApplicationCodes.MailRefused,
            tried.ConnectionFailed == true
                ? "The tenant cannot reach its mail server."
                : $"The tenant's mail server refuses the sign-in (code {tried.SmtpResponseCode?.ToString() ?? "not said"})."
        );

    private sealed record MailAccount(QlikClient? Client, EmailConfig? Config, Reason? Problem);
}
