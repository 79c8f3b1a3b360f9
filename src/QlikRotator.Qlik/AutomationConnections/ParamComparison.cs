namespace QlikRotator.Qlik.AutomationConnections;

/// <summary>What changed in a connection besides one parameter. Whether a PUT keeps what it does not name is not documented.</summary>
internal static class ParamComparison
{
    public static IReadOnlyList<string> Differences(
        AutomationConnection before,
        AutomationConnection after,
        ConnectionParam rotated
    )
    {
        var differences = new List<string>();
        if (before.Name != after.Name)
        {
            differences.Add("name");
        }

        if (before.OwnerId != after.OwnerId)
        {
            differences.Add("owner");
        }

        foreach (var param in (before.Params ?? []).Where(one => one.Id != rotated.Id))
        {
            var now = after.Params?.Find(one => one.Id == param.Id);
            if (now is null || !param.HasSameValueAs(now))
            {
                differences.Add($"parameter {param.Name}");
            }
        }

        return differences;
    }
}
