using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <param name="ClientSecretName">Name of the Key Vault secret that holds the client's secret.</param>
internal sealed record InitAnswers(Uri Vault, string Tenant, string ClientId, string ClientSecretName, string? Approver);

/// <param name="Problem">Why there are no answers.</param>
internal sealed record InitInterview(InitAnswers? Answers, string? Problem);

/// <summary>Asks on the terminal, or takes five lines from a pipe.</summary>
internal sealed class InitQuestions(Terminal terminal)
{
    public InitInterview Ask()
    {
        var vault = Ask("Key vault, such as https://contoso-rotation.vault.azure.net");
        if (!Uri.TryCreate(vault, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return No($"'{vault}' is no https address of a vault.");
        }

        var tenant = Ask("Qlik Cloud tenant, such as acme.eu.qlikcloud.com");
        if (Uri.CheckHostName(tenant) != UriHostNameType.Dns)
        {
            return No($"'{tenant}' is no host name: write it without https:// and without a path.");
        }

        var client = Ask("Client id of the OAuth client that the rotator signs in with");
        if (client.Length == 0)
        {
            return No("The rotator needs an OAuth client of its own at the tenant.");
        }

        var secret = Ask("Name of the secret in the vault that holds this client's secret [qlik-rotator-client]");
        var approver = Ask("Mail address of somebody who approves deletions [nobody is asked]");
        return new(
            new(
                address,
                tenant,
                client,
                secret.Length > 0 ? secret : "qlik-rotator-client",
                approver.Length > 0 ? approver : null
            ),
            null
        );
    }

    private static InitInterview No(string problem) => new(null, problem);

    private string Ask(string question)
    {
        if (!terminal.Json)
        {
            terminal.Out.Write($"{question}: ");
        }

        return Console.In.ReadLine()?.Trim() ?? "";
    }
}
