using System.Text.Json.Nodes;

namespace Undercast.Bmc.Redfish;

/// <summary>The schema versions that the resources follow; $metadata and JsonSchemas are made of this list.</summary>
internal static class Schemas
{
    public const string ServiceRoot = "ServiceRoot.v1_17_0.ServiceRoot";
    public const string SessionService = "SessionService.v1_1_9.SessionService";
    public const string Session = "Session.v1_7_0.Session";
    public const string AccountService = "AccountService.v1_15_0.AccountService";
    public const string Account = "ManagerAccount.v1_12_0.ManagerAccount";
    public const string Role = "Role.v1_3_1.Role";
    public const string System = "ComputerSystem.v1_22_0.ComputerSystem";
    public const string Processor = "Processor.v1_20_0.Processor";
    public const string Memory = "Memory.v1_20_0.Memory";
    public const string Storage = "Storage.v1_15_0.Storage";
    public const string StorageController = "StorageController.v1_8_0.StorageController";
    public const string Drive = "Drive.v1_18_0.Drive";
    public const string SimpleStorage = "SimpleStorage.v1_3_2.SimpleStorage";
    public const string EthernetInterface = "EthernetInterface.v1_12_0.EthernetInterface";
    public const string VirtualMedia = "VirtualMedia.v1_6_3.VirtualMedia";
    public const string Certificate = "Certificate.v1_8_0.Certificate";
    public const string SecureBoot = "SecureBoot.v1_1_0.SecureBoot";
    public const string Manager = "Manager.v1_19_0.Manager";
    public const string NetworkProtocol = "ManagerNetworkProtocol.v1_10_0.ManagerNetworkProtocol";
    public const string Chassis = "Chassis.v1_25_0.Chassis";
    public const string Thermal = "Thermal.v1_7_1.Thermal";
    public const string Power = "Power.v1_7_1.Power";
    public const string TaskService = "TaskService.v1_2_0.TaskService";
    public const string Task = "Task.v1_7_0.Task";
    public const string Registry = "MessageRegistryFile.v1_1_3.MessageRegistryFile";
    public const string JsonSchema = "JsonSchemaFile.v1_1_4.JsonSchemaFile";

    /// <summary>Schemas of single resources, with their versions.</summary>
    public static IReadOnlyList<string> Single { get; } =
    [
        ServiceRoot, SessionService, Session, AccountService, Account, Role, System, Processor, Memory, Storage, StorageController, Drive,
        SimpleStorage, EthernetInterface, VirtualMedia, Certificate, SecureBoot, Manager, NetworkProtocol, Chassis, Thermal, Power,
        TaskService, Task, Registry, JsonSchema,
    ];

    /// <summary>Schemas of collections, which have no versions.</summary>
    public static IReadOnlyList<string> Collections { get; } =
    [
        "SessionCollection", "ManagerAccountCollection", "RoleCollection", "ComputerSystemCollection", "ProcessorCollection",
        "MemoryCollection", "StorageCollection", "StorageControllerCollection", "VolumeCollection", "SimpleStorageCollection",
        "EthernetInterfaceCollection", "VirtualMediaCollection", "CertificateCollection", "ManagerCollection", "ChassisCollection",
        "TaskCollection", "MessageRegistryFileCollection", "JsonSchemaFileCollection",
    ];

    /// <summary><c>ComputerSystem.v1_22_0</c> of <c>ComputerSystem.v1_22_0.ComputerSystem</c>.</summary>
    public static string Versioned(string type) => type[..type.LastIndexOf('.')];

    public static JsonObject Annotate(this JsonObject body, string name, JsonNode value)
    {
        body[name] = value;
        return body;
    }
}
