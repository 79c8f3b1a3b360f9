using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.AutomationConnections;

/// <summary>The connection a slot means, its owner and the parameter; without a problem, all members are set.</summary>
internal sealed class ParamPlace
{
    private ParamPlace(Reason? problem) => Problem = problem;

    public AutomationConnectionApi Api { get; private init; } = null!;

    public QlikClient Owner { get; private init; } = null!;

    public AutomationConnection Connection { get; private init; } = null!;

    public ConnectionParam Param { get; private init; } = null!;

    public Reason? Problem { get; }

    public static ParamPlace None(Reason problem) => new(problem);

    public static ParamPlace Of(
        AutomationConnectionApi api,
        QlikClient owner,
        AutomationConnection connection,
        SlotReference slot
    )
    {
        var name = slot.Pointer?.TrimStart('/') ?? "";
        var named = (connection.Params ?? []).Where(param => param.Id is not null && Same(param.Name, name)).ToList();
        if (connection.IsInteractive)
        {
            return None(
                new Reason(
                    QlikCodes.InteractiveOAuth,
                    $"The automation connection '{connection.Name}' signs in by a person's consent, which cannot be renewed unattended."
                )
            );
        }

        return named is [var param]
            ? new ParamPlace(null)
            {
                Api = api,
                Owner = owner,
                Connection = connection,
                Param = param,
            }
            : None(
                new Reason(
                    QlikCodes.NoSuchParameter,
                    $"The automation connection '{connection.Name}' has {named.Count} parameters '{name}'."
                )
            );
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
