using SharpFuzz;
using Undercast.Fuzz;

// What a BMC takes from a network, for afl-fuzz: CONTRIBUTING.md says how it is run, and where what it found is kept.
// Usage: Undercast.Fuzz packet|message|redfish < INPUT
var target = args is [var name] ? name : "";
using var bmc = new FuzzedBmc();
Action<byte[]> take = target switch
{
    "packet" => bmc.TakePacket,
    "message" => bmc.TakeMessage,
    "redfish" => bmc.TakeRequest,
    _ => throw new ArgumentException("usage: Undercast.Fuzz packet|message|redfish < INPUT"),
};
Fuzzer.OutOfProcess.Run(stream =>
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    take(bytes.ToArray());
});
