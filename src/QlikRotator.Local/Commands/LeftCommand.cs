using System.CommandLine;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

internal static class LeftCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("left", "List credentials left alive, and what to do about each.");
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var list = await services.GetRequiredService<IEstate>().LeftAsync(ct);
                var listing = new Listing("since", "secret", "credential", "family", "tenant", "what to do");
                foreach (var one in list.Left)
                {
                    listing.Add(
                        $"{one.Since:yyyy-MM-dd}",
                        one.Secret.Name,
                        one.CredentialId,
                        one.Family,
                        one.Tenant,
                        one.WhatToDo
                    );
                }

                if (list.Left.Count == 0)
                {
                    session.Terminal.Say("Nothing is left alive.");
                }
                else
                {
                    listing.Write(session.Terminal);
                }

                session.Terminal.Answer(list);
                return list.Left.All(one => one.IsRetiredByItself) ? ExitCode.Done : ExitCode.PersonNeeded;
            }
        );
        return command;
    }
}
