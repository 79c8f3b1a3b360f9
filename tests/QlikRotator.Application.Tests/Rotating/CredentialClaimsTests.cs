using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Application.Tests.Rotating;

public sealed class CredentialClaimsTests
{
    private const string Hint = "hint1";

    private static readonly DateTimeOffset Now = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    private static readonly ManagedSecret Secret = new(
        new SecretVersionReference(new Uri("https://contoso.vault.azure.net/"), "billing", "v1"),
        "oauth-client-secret",
        "acme.eu.qlikcloud.com",
        "client",
        Hint,
        "default",
        Slots: [],
        CreatedOn: Now,
        ExpiresOn: Now.AddDays(90),
        Enabled: true,
        RotationId: null,
        Replaces: null
    );

    private static readonly SourceState OneSecret = new(
        [new CredentialInfo(Hint, Now, null, null, null)],
        Hint,
        OwnIdentity: null,
        Provable: true,
        Marks: false,
        Refusal: null
    );

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("billing", CredentialMapping.Sole)]
    [InlineData("another", CredentialMapping.Claimed)]
    public async Task Make_TheWatchNotesTheTagMeanwhile_ItsOwnProofStands(string noted, CredentialMapping recorded)
    {
        var store = new InterruptedStore(new MemoryStore());
        var claims = Claims(store);
        var theirs = Secret with { Newest = Secret.Newest with { Name = noted } };
        store.BeforeWrite = () => Claims(store.Inner).NoteAsync(theirs, _ct);

        var claim = await claims.MakeAsync(Secret, OneSecret, accepted: true, record: true, _ct);

        claim.Mapping.ShouldBe(CredentialMapping.Sole);
        (await Register(store).ReadAsync(ResourceKey.Of(Secret), _ct)).Find(Hint)!.Mapping.ShouldBe(recorded);
    }

    [Fact]
    public async Task Note_AnotherSecretNotesTheSameCredentialMeanwhile_BothAreNamed()
    {
        var store = new InterruptedStore(new MemoryStore());
        var theirs = Secret with { Newest = Secret.Newest with { Name = "another" } };
        store.BeforeWrite = () => Claims(store.Inner).NoteAsync(theirs, _ct);

        await Claims(store).NoteAsync(Secret, _ct);

        var record = (await Register(store).ReadAsync(ResourceKey.Of(Secret), _ct)).Find(Hint)!;
        record.AlsoNamedBy.Append(record.Secret).Select(one => one.Name).ShouldBe(["another", "billing"], ignoreOrder: true);
    }

    private static CredentialClaims Claims(ILedgerStore store) => new(Register(store), vault: null!);

    private static CredentialRegister Register(ILedgerStore store) => new(store, new Installation(store), TimeProvider.System);

    /// <summary>Something happens right before the first write.</summary>
    private sealed class InterruptedStore(MemoryStore inner) : ILedgerStore
    {
        public MemoryStore Inner => inner;

        public Func<Task>? BeforeWrite { get; set; }

        public Task<LedgerDocument?> ReadAsync(DocumentKey key, CancellationToken ct) => inner.ReadAsync(key, ct);

        public async Task<string?> WriteAsync(
            DocumentKey key,
            string json,
            string? expected,
            IReadOnlyList<RowChange> along,
            CancellationToken ct
        )
        {
            var first = BeforeWrite;
            BeforeWrite = null;
            await (first?.Invoke() ?? Task.CompletedTask);
            return await inner.WriteAsync(key, json, expected, along, ct);
        }

        public IAsyncEnumerable<LedgerDocument> ListAsync(string partition, RowRange range, CancellationToken ct) =>
            inner.ListAsync(partition, range, ct);

        public Task DeleteAsync(DocumentKey key, CancellationToken ct) => inner.DeleteAsync(key, ct);
    }
}
