using QlikRotator.Application;
using QlikRotator.Core;
using QlikRotator.Core.Ports;

namespace QlikRotator.Qlik.Http;

/// <summary>What the answer to a deletion means. One whose answer was lost comes back as 404 although it worked.</summary>
internal static class Deletion
{
    public static DeleteResult Of(QlikAnswer answer, string what) =>
        answer switch
        {
            { Refusal: null } => new(true, new Reason(QlikCodes.Deleted, $"{what} was deleted.")),
            { IsNotFound: true } => new(true, new Reason(ApplicationCodes.AlreadyGone, $"{what} was not there any more.")),
            _ => new(false, answer.Refusal),
        };
}
