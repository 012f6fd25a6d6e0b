namespace Undercast.Steps;

/// <summary>The list of steps has faults, or a part of it was asked for by a name it does not have. Nothing was done.</summary>
public sealed class StepGraphException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
