using System.CommandLine;
using System.CommandLine.Parsing;
using QlikRotator.Application.Adopting;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Backend;

namespace QlikRotator.Local.Commands;

/// <summary>What <c>adopt</c> takes: one secret with its options, or a file of many.</summary>
internal sealed class AdoptOptions
{
    private readonly Argument<string?> _secret = new("secret")
    {
        Description = "Name of the Key Vault secret, or vault/name.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _source = new("--source")
    {
        Description = $"Where new values come from: {SourceNames.All}.",
    };

    private readonly Option<string?> _tenant = new("--tenant")
    {
        Description = "Host of the tenant, one of the configured ones.",
    };

    private readonly Option<string?> _id = new("--id")
    {
        Description = "Id of the client, key owner or automation; none for external.",
    };

    private readonly Option<string?> _credential = new("--credential")
    {
        Description = "Which one it is, where the tenant has several.",
    };

    private readonly Option<string> _policy = new("--policy")
    {
        Description = "Name of the policy.",
        DefaultValueFactory = _ => ManagedTags.DefaultPolicy,
    };

    private readonly Option<string[]> _slots = new("--slot")
    {
        Description = "A place with a copy; may be repeated.",
        HelpName = "slot",
    };

    private readonly Option<bool> _valueFromStdin = new("--value-from-stdin")
    {
        Description = "Store the value that standard input brings.",
    };

    private readonly Option<FileInfo> _file = new Option<FileInfo>("--file")
    {
        Description = "Many at once, from .csv or .yaml.",
    }.AcceptExistingOnly();

    private readonly Option<bool> _issue = new("--issue")
    {
        Description = "Make a new credential where the vault has no value yet.",
    };

    private readonly Option<bool> _noHold = new("--no-hold") { Description = "Its consumers read the vault already." };

    private readonly Option<string?> _holdUntil = new("--hold-until")
    {
        Description = "Held until that day (UTC), or until it is released.",
        HelpName = "yyyy-MM-dd",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check everything and write nothing." };

    public void AddTo(Command command)
    {
        command.Add(_secret);
        foreach (var option in All())
        {
            command.Add(option);
        }

        command.Validators.Add(Check);
    }

    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>What is said on the command line holds for every entry of a file.</summary>
    public AdoptionList Orders(ParseResult parsed)
    {
        var list = Read(parsed);
        var hold = HoldOf(parsed);
        return list with
        {
            Orders =
            [
                .. list.Orders.Select(one =>
                    one with
                    {
                        Hold = hold ?? one.Hold,
                        By = Person.Here,
                        Issue = parsed.GetValue(_issue),
                    }
                ),
            ],
        };
    }

    private HoldWish? HoldOf(ParseResult parsed) =>
        parsed.GetValue(_noHold) ? HoldWish.None
        : parsed.GetValue(_holdUntil) is { } day ? HoldWish.Of(Hold.Read(day)!)
        : null;

    private AdoptionList Read(ParseResult parsed) =>
        parsed.GetValue(_file) is { } file ? AdoptionFile.Read(file.FullName)
        : !parsed.GetValue(_valueFromStdin) ? One(parsed, value: null)
        : StandardInput.ReadValue() is { } value ? One(parsed, value)
        : new AdoptionList([], new(LocalCodes.NoValue, "Standard input holds no value."));

    private AdoptionList One(ParseResult parsed, Core.Secrets.SecretValue? value) =>
        new(
            [
                new AdoptionOrder(
                    parsed.GetValue(_secret)!,
                    parsed.GetValue(_source)!,
                    parsed.GetValue(_tenant)!,
                    parsed.GetValue(_id) ?? "",
                    parsed.GetValue(_credential),
                    parsed.GetValue(_policy)!,
                    parsed.GetValue(_slots) ?? [],
                    value
                ),
            ],
            null
        );

    private IEnumerable<Option> All() =>
        [_source, _tenant, _id, _credential, _policy, _slots, _valueFromStdin, _file, _issue, _noHold, _holdUntil, _dryRun];

    private void Check(CommandResult result)
    {
        var one = result.GetValue(_secret) is not null;
        var many = result.GetResult(_file) is not null;
        if (one == many)
        {
            result.AddError("adopt takes either one secret with its options or --file.");
        }

        if (result.GetValue(_holdUntil) is { } day && Hold.Read(day) is not { Until: not null })
        {
            result.AddError("--hold-until takes a day such as 2027-01-31.");
        }

        if (result.GetValue(_noHold) && result.GetValue(_holdUntil) is not null)
        {
            result.AddError("--no-hold and --hold-until exclude each other.");
        }

        if (result.GetValue(_issue) && result.GetValue(_valueFromStdin))
        {
            result.AddError("--issue makes a new value: it cannot be used with --value-from-stdin.");
        }

        if (many && result.GetValue(_valueFromStdin))
        {
            result.AddError("--value-from-stdin takes the value of one secret: it cannot be used with --file.");
        }

        var missing = new[] { _source, _tenant, _id }
            .Where(option => option != _id || AdoptionOrder.NeedsId(result.GetValue(_source)))
            .Where(option => result.GetValue(option) is null)
            .ToList();
        if (one && missing.Count > 0)
        {
            result.AddError($"adopt needs {string.Join(", ", missing.Select(option => option.Name))}.");
        }
    }
}
