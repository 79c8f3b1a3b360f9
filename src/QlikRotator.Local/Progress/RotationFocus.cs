namespace QlikRotator.Local.Progress;

/// <summary>
/// Whose lines whoever sits here reads: those of all rotations that run in this process, or of the one that was asked for. The log file
/// has them all in any case.
/// </summary>
/// <param name="onOne">Of one only. Until it is known which, lines are kept back.</param>
internal sealed class RotationFocus(bool onOne)
{
    private readonly Lock _gate = new();
    private readonly List<(string RotationId, Action Show)> _early = [];
    private string? _wanted;

    /// <param name="rotationId">The rotation that the line is from; null where it is from none.</param>
    public void Show(string? rotationId, Action show)
    {
        lock (_gate)
        {
            if (!onOne || rotationId is null || rotationId == _wanted)
            {
                show();
            }
            else if (_wanted is null)
            {
                _early.Add((rotationId, show));
            }
        }
    }

    /// <summary>It is this one.</summary>
    public void On(string rotationId)
    {
        lock (_gate)
        {
            _wanted = rotationId;
            _early.Where(one => one.RotationId == rotationId).ToList().ForEach(one => one.Show());
            _early.Clear();
        }
    }
}
