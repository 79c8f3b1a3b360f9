namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>Deleted credentials that are not yet forgotten everywhere.</summary>
internal sealed class DeletedCredentials<T>(QlikTenant tenant)
    where T : class
{
    private readonly List<DeletedCredential> _deleted = [];

    public void Add(T credential)
    {
        if (tenant.Behaviour.DeletedCredentialDelay > TimeSpan.Zero)
        {
            _deleted.Add(new DeletedCredential(credential, tenant.Now + tenant.Behaviour.DeletedCredentialDelay));
        }
    }

    public T? Find(Predicate<T> match) => _deleted.Find(one => one.Until > tenant.Now && match(one.Credential))?.Credential;

    private sealed record DeletedCredential(T Credential, DateTimeOffset Until);
}
