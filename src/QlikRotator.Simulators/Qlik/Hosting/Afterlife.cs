namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Deleted credentials that are not yet forgotten everywhere.</summary>
internal sealed class Afterlife<T>(QlikTenant tenant)
    where T : class
{
    private readonly List<Ghost> _ghosts = [];

    public void Add(T credential)
    {
        if (tenant.Behaviour.DeletedCredentialDelay > TimeSpan.Zero)
        {
            _ghosts.Add(new Ghost(credential, tenant.Now + tenant.Behaviour.DeletedCredentialDelay));
        }
    }

    public T? Find(Predicate<T> match) => _ghosts.Find(ghost => ghost.Until > tenant.Now && match(ghost.Credential))?.Credential;

    private sealed record Ghost(T Credential, DateTimeOffset Until);
}
