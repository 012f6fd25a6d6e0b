namespace Undercast.Bmc.Redfish.Resources;

/// <summary>One socket with all the machine's CPUs as its cores.</summary>
internal static class Processors
{
    public static Task<Reply> List(Request request) =>
        Task.FromResult<Reply>(Json.Collection($"{request.System}/Processors", "Processor", "Processors", $"{request.System}/Processors/CPU1"));

    public static async Task<Reply> Get(Request request)
    {
        if (request.Parameters["part"] != "CPU1")
        {
            throw request.NotFound();
        }

        var hardware = await request.Machine.ReadHardwareAsync(request.Cancellation);
        var (architecture, instructions) = hardware.Architecture switch
        {
            "x86_64" => ("x86", "x86-64"),
            "i686" => ("x86", "x86"),
            "aarch64" => ("ARM", "ARM-A64"),
            "ppc64le" => ("Power", "PowerISA"),
            _ => ("OEM", "OEM"),
        };
        var body = Json.Resource($"{request.System}/Processors/CPU1", Schemas.Processor, "CPU1", "Processor 1");
        body["Socket"] = "1";
        body["ProcessorType"] = "CPU";
        body["ProcessorArchitecture"] = architecture;
        body["InstructionSet"] = instructions;
        body["Model"] = hardware.CpuModel;
        body["TotalCores"] = hardware.Cpus;
        body["TotalThreads"] = hardware.Cpus;
        body["Status"] = Json.Healthy();
        return body;
    }
}
