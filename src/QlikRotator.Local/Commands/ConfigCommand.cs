using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Tenants;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Remote;

namespace QlikRotator.Local.Commands;

/// <summary><c>config</c>: settings looked at without the network.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommonOptions common) =>
        new("config", "Look at settings without the network.") { Check(common), Schema(common) };

    private static Command Check(CommonOptions common)
    {
        var command = new Command("check", "Say everything that is wrong with the settings.");
        command.Does(
            common,
            async (session, ct) =>
            {
                var file = LocalSettings.FileOf(session.Parsed.GetValue(common.Config));
                await ValidateAsync(session.Configuration, ct);
                if (AppTarget.IsAllThatIsSet(session.Configuration))
                {
                    session.Terminal.Say(
                        "The settings name an app, and no vault and no tenant: only commands that take --app work with them."
                    );
                }

                session.Terminal.Say($"Nothing is wrong with {file ?? "the settings; there is no file"}.");
                session.Terminal.Answer(new ConfigAnswer(file));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Schema(CommonOptions common)
    {
        var answers = new Option<bool>("--answers") { Description = "The schema of what --json answers instead." };
        var command = new Command("schema", "Write the JSON schema of a settings file, for editors.") { answers };
        command.SetAction(parsed =>
        {
            var terminal = CommandSession.TerminalOf(parsed, common);
            var text = parsed.GetValue(answers) ? AnswerSchema.Text : SettingsSchema.Text;
            terminal.Answer(JsonNode.Parse(text));
            if (!terminal.Json)
            {
                terminal.Out.Write(text);
            }
        });
        return command;
    }

    /// <summary>As at the start of a host, and the file of tenants, too; settings of an app alone need no vault and no tenant.</summary>
    /// <exception cref="OptionsValidationException">With everything that is wrong.</exception>
    private static async Task ValidateAsync(IConfiguration configuration, CancellationToken ct)
    {
        using var services = new ServiceCollection().AddRotatorSettings(configuration).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException wrong) when (AppTarget.IsAllThatIsSet(configuration))
        {
            string[] rest = [.. wrong.Failures.Where(one => !IsNeededByAHostOnly(one))];
            if (rest.Length > 0)
            {
                throw new OptionsValidationException(wrong.OptionsName, wrong.OptionsType, rest);
            }

            return;
        }

        var options = services.GetRequiredService<IOptions<RotatorOptions>>().Value;
        if (await TenantListCheck.WhyNotAsync(options, ct) is { } list)
        {
            throw new OptionsValidationException("", typeof(RotatorOptions), [$"Rotator:TenantList:File: {list.Message}"]);
        }
    }

    private static bool IsNeededByAHostOnly(string failure) =>
        failure.StartsWith("Rotator:Vaults: ", StringComparison.Ordinal)
        || failure.StartsWith("Rotator:Tenants: ", StringComparison.Ordinal);
}

/// <param name="File">The whole path of the file that was read; left out where there was none.</param>
internal sealed record ConfigAnswer(string? File);
