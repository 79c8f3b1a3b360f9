namespace QlikRotator.Simulators.Qlik.Email;

/// <summary>The mail provider beyond the tenant: which passwords and client secrets it takes, and when it locks the mailbox.</summary>
internal sealed class MailServer(QlikTenant tenant)
{
    private readonly HashSet<string> _accepted = [];
    private readonly HashSet<string> _refused = [];
    private int _failuresInARow;

    public bool Locked => tenant.Behaviour.Email.MailboxLocksAfter is > 0 and var limit && _failuresInARow >= limit;

    /// <summary>Whether it takes a secret that nobody has named.</summary>
    public bool TakesOthers { get; set; }

    public void Accept(string secret)
    {
        _accepted.Add(secret);
        _refused.Remove(secret);
    }

    public void Refuse(string secret)
    {
        _accepted.Remove(secret);
        _refused.Add(secret);
    }

    public void Unlock() => _failuresInARow = 0;

    public bool SignIn(string? secret)
    {
        var welcome = !Locked && secret is not null && Takes(secret);
        _failuresInARow = welcome ? 0 : _failuresInARow + 1;
        return welcome;
    }

    private bool Takes(string secret) => _accepted.Contains(secret) || (TakesOthers && !_refused.Contains(secret));
}
