using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Local.Remote;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;
using QlikRotator.Web.Tests.Pages;

namespace QlikRotator.Web.Tests.Token;

/// <summary>An app whose platform signs people in by token, and the command line's client in front of it.</summary>
internal sealed class TokenWorld(PagesWorld app) : IAsyncDisposable
{
    public const string Approver = Question.Ann;
    public const string Scope = "api://11111111-2222-3333-4444-555555555555/.default";

    private readonly List<ServiceProvider> _clients = [];

    public PagesWorld App => app;

    public static async Task<TokenWorld> StartAsync(PageAccess access = PageAccess.SignedIn) =>
        new(
            await PagesWorld.StartAsync(
                access,
                [
                    new("Rotator:Approvals:TrustPlatformSignIn", "true"),
                    new("Rotator:People:0:Name", Approver),
                    new("Rotator:People:0:ObjectId", PlatformSignIn.ObjectIdOf(Approver)),
                ]
            )
        );

    /// <summary>A part of the command line's client, with the token of this person.</summary>
    public T As<T>(string person, params string[] roles)
        where T : notnull
    {
        var target = new AppTarget(app.Http.BaseAddress!, Scope, Key: null);
        var client = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<TokenCredential>(new SignedIn(PlatformSignIn.TokenOf(person, roles)))
            .AddApp(target)
            .BuildServiceProvider();
        _clients.Add(client);
        return client.GetRequiredService<T>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await app.DisposeAsync();
    }

    private sealed class SignedIn(string token) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            requestContext.Scopes.ShouldBe([Scope]);
            return new(token, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => new(GetToken(requestContext, cancellationToken));
    }
}
