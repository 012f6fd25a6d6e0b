using SharpFuzz;
using Undercast.Fuzz;

// What a BMC takes from a network, for afl-fuzz: CONTRIBUTING.md says how it is run, and where what it found is kept.
// Usage: Undercast.Fuzz packet|message|redfish < INPUT
// Made with the first input: instrumented code runs only once the fuzzer has said where it counts.
var bmc = new Lazy<FuzzedBmc>(() => new FuzzedBmc());
Action<byte[]> take = args switch
{
    ["packet"] => input => bmc.Value.TakePacket(input),
    ["message"] => input => bmc.Value.TakeMessage(input),
    ["redfish"] => input => bmc.Value.TakeRequest(input),
    _ => throw new ArgumentException("usage: Undercast.Fuzz packet|message|redfish < INPUT"),
};
Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    take(bytes.ToArray());
});
