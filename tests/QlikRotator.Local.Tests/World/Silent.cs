using QlikRotator.Local.Journal;

namespace QlikRotator.Local.Tests.World;

internal sealed class Silent : IRotationWatcher
{
    public void Saw(RotationNews news) { }
}
