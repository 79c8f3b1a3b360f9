using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.SignIn;

/// <summary>Who looks at a page and what they may do.</summary>
/// <param name="Name">As records have it; null for somebody unknown.</param>
/// <param name="SignedIn">The platform vouches for who it is.</param>
public sealed record Visitor(string? Name, bool SignedIn, bool MayRead, bool MayOperate, bool MayApprove, bool MayDeclareLeak)
{
    public static Visitor Unknown { get; } = new(null, false, false, false, false, false);

    /// <summary>May have the surroundings tried.</summary>
    public bool MayAdminister { get; init; }

    /// <summary>Whom lists of approvers are compared with: for somebody signed in, the person with their object id.</summary>
    public string? Identity { get; init; }

    public bool Is(string person) => (Identity is not null && ApprovalPerson.Same(Identity, person)) || IsCalled(person);

    /// <summary>Enough to refuse somebody, and never enough to let them in.</summary>
    public bool IsCalled(string person) => Name is not null && ApprovalPerson.Same(Name, person);

    /// <summary>The platform's headers count only where the settings say that the platform is in front: anybody can send a header.</summary>
    public static Visitor Of(HttpRequest request, ApprovalOptions options, PageAccess access, People people)
    {
        if (access == PageAccess.SignedIn && options.TrustPlatformSignIn)
        {
            return PlatformPrincipal.Read(request.Headers) is { } principal ? Of(principal, people) : Unknown;
        }

        return access == PageAccess.ThisMachine && !MachineVisitor.IsStranger(request.HttpContext)
            ? AtThisMachine(people)
            : Unknown;
    }

    private static Visitor AtThisMachine(People people)
    {
        var name = people.NameOf($"{Environment.UserName}@{Environment.MachineName}");
        return new Visitor(name, false, true, true, false, true) { Identity = name, MayAdminister = true };
    }

    private static Visitor Of(PlatformPrincipal principal, People people)
    {
        var identity = principal.ObjectId is { } id ? people.NameOf(id) : null;
        var listed = identity is not null && identity != principal.ObjectId;
        return new(
            listed ? identity : principal.Name,
            SignedIn: true,
            MayRead: principal.IsAny(AppRole.All),
            MayOperate: principal.IsAny(AppRole.Operator),
            MayApprove: principal.IsAny(AppRole.Approver),
            MayDeclareLeak: principal.IsAny(AppRole.Emergency)
        )
        {
            Identity = identity,
            MayAdminister = principal.IsAny(AppRole.Administrator),
        };
    }
}
