namespace QlikRotator.Simulators.Qlik.Email;

internal sealed class EmailStore(QlikTenant tenant)
{
    public MailServer Server { get; } = new(tenant);

    public EmailConfig? Config { get; set; }

    public int TestMailsSent { get; set; }

    /// <summary>Signs in with the stored secret and remembers how that went.</summary>
    public bool Verify(EmailConfig config)
    {
        var welcome = Server.SignIn(config.Secret);
        config.ErrorCode = welcome ? "OK" : "INVALID_CREDENTIALS";
        config.AuthFailures = welcome ? 0 : config.AuthFailures + 1;
        return welcome;
    }
}
