using Undercast.Bmc.Redfish.Resources;

namespace Undercast.Bmc.Redfish;

/// <summary>Every resource and action of the service, in the order of the tree.</summary>
internal static class RouteTable
{
    public static RouteTree Tree { get; } = new(
    [
        // The way in.
        new Route("redfish", "") { Get = ServiceRoot.Versions, OpenToAll = true },
        new Route("redfish/v1", "ServiceRoot.v1_17_0") { Get = ServiceRoot.Get, OpenToAll = true },
        new Route("redfish/v1/odata", "") { Get = ServiceRoot.OData, OpenToAll = true },
        new Route("redfish/v1/$metadata", "") { Get = Metadata.Get, OpenToAll = true },
        new Route("redfish/v1/JsonSchemas", "JsonSchemaFileCollection") { Get = JsonSchemas.List },
        new Route("redfish/v1/JsonSchemas/{schema}", "JsonSchemaFile.v1_1_4") { Get = JsonSchemas.Get },
        new Route("redfish/v1/Registries", "MessageRegistryFileCollection") { Get = Registries.List },
        new Route("redfish/v1/Registries/{registry}", "MessageRegistryFile.v1_1_3") { Get = Registries.Get },

        // Who may come in.
        new Route("redfish/v1/SessionService", "SessionService.v1_1_9") { Get = Sessions.Service },
        new Route("redfish/v1/SessionService/Sessions", "SessionCollection") { Get = Sessions.List, Post = Sessions.Open, OpenPost = true },
        new Route("redfish/v1/SessionService/Sessions/Members", "SessionCollection") { Post = Sessions.Open, OpenPost = true },
        new Route("redfish/v1/SessionService/Sessions/{session}", "Session.v1_7_0")
        {
            Get = Sessions.Get, Delete = Sessions.Close, ChangeNeeds = Privilege.User,
        },
        new Route("redfish/v1/AccountService", "AccountService.v1_15_0") { Get = Accounts.Service },
        new Route("redfish/v1/AccountService/Accounts", "ManagerAccountCollection") { Get = Accounts.List },
        new Route("redfish/v1/AccountService/Accounts/{account}", "ManagerAccount.v1_12_0") { Get = Accounts.Get },
        new Route("redfish/v1/AccountService/Roles", "RoleCollection") { Get = Roles.List },
        new Route("redfish/v1/AccountService/Roles/{role}", "Role.v1_3_1") { Get = Roles.Get },

        // Long work.
        new Route("redfish/v1/TaskService", "TaskService.v1_2_0") { Get = Tasks.Service },
        new Route("redfish/v1/TaskService/Tasks", "TaskCollection") { Get = Tasks.List },
        new Route("redfish/v1/TaskService/Tasks/{task}", "Task.v1_7_0") { Get = Tasks.Get, Delete = Tasks.Delete },
        new Route("redfish/v1/TaskService/TaskMonitors/{task}", "Task.v1_7_0") { Get = Tasks.Monitor },

        // The machine.
        new Route("redfish/v1/Systems", "ComputerSystemCollection") { Get = Systems.List },
        new Route("redfish/v1/Systems/{system}", "ComputerSystem.v1_22_0") { Get = Systems.Get, Patch = SystemBoot.Patch },
        new Route("redfish/v1/Systems/{system}/Actions/ComputerSystem.Reset", "") { Post = SystemReset.Post },
        new Route("redfish/v1/Systems/{system}/Processors", "ProcessorCollection") { Get = Processors.List },
        new Route("redfish/v1/Systems/{system}/Processors/{part}", "Processor.v1_20_0") { Get = Processors.Get },
        new Route("redfish/v1/Systems/{system}/Memory", "MemoryCollection") { Get = MemoryModules.List },
        new Route("redfish/v1/Systems/{system}/Memory/{part}", "Memory.v1_20_0") { Get = MemoryModules.Get },
        new Route("redfish/v1/Systems/{system}/EthernetInterfaces", "EthernetInterfaceCollection") { Get = EthernetInterfaces.List },
        new Route("redfish/v1/Systems/{system}/EthernetInterfaces/{part}", "EthernetInterface.v1_12_0") { Get = EthernetInterfaces.Get },
        new Route("redfish/v1/Systems/{system}/SimpleStorage", "SimpleStorageCollection") { Get = SimpleStorage.List },
        new Route("redfish/v1/Systems/{system}/SimpleStorage/1", "SimpleStorage.v1_3_2") { Get = SimpleStorage.Get },
        new Route("redfish/v1/Systems/{system}/Storage", "StorageCollection") { Get = Storage.List },
        new Route("redfish/v1/Systems/{system}/Storage/1", "Storage.v1_15_0") { Get = Storage.Get },
        new Route("redfish/v1/Systems/{system}/Storage/1/Controllers", "StorageControllerCollection") { Get = Storage.Controllers },
        new Route("redfish/v1/Systems/{system}/Storage/1/Controllers/1", "StorageController.v1_8_0") { Get = Storage.Controller },
        new Route("redfish/v1/Systems/{system}/Storage/1/Volumes", "VolumeCollection") { Get = Storage.Volumes },
        new Route("redfish/v1/Systems/{system}/Storage/1/Drives/{part}", "Drive.v1_18_0") { Get = Storage.Drive },
        new Route("redfish/v1/Systems/{system}/SecureBoot", "SecureBoot.v1_1_0") { Get = SecureBoot.Get, Patch = SecureBoot.Patch },
        new Route("redfish/v1/Systems/{system}/SecureBoot/Actions/SecureBoot.ResetKeys", "") { Post = SecureBoot.ResetKeys },

        // Its virtual CD.
        new Route("redfish/v1/Systems/{system}/VirtualMedia", "VirtualMediaCollection") { Get = VirtualMedia.List },
        new Route("redfish/v1/Systems/{system}/VirtualMedia/Cd", "VirtualMedia.v1_6_3") { Get = VirtualMedia.Get, Patch = VirtualMedia.Patch },
        new Route("redfish/v1/Systems/{system}/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia", "") { Post = VirtualMedia.Insert },
        new Route("redfish/v1/Systems/{system}/VirtualMedia/Cd/Actions/VirtualMedia.EjectMedia", "") { Post = VirtualMedia.Eject },
        new Route("redfish/v1/Systems/{system}/VirtualMedia/Cd/Certificates", "CertificateCollection")
        {
            Get = MediaCertificates.List, Post = MediaCertificates.Add,
        },
        new Route("redfish/v1/Systems/{system}/VirtualMedia/Cd/Certificates/{part}", "Certificate.v1_8_0")
        {
            Get = MediaCertificates.Get, Delete = MediaCertificates.Delete,
        },

        // Its BMC and its box.
        new Route("redfish/v1/Managers", "ManagerCollection") { Get = Managers.List },
        new Route("redfish/v1/Managers/{system}", "Manager.v1_19_0") { Get = Managers.Get },
        new Route("redfish/v1/Managers/{system}/Actions/Manager.Reset", "") { Post = Managers.Reset, ChangeNeeds = Privilege.Administrator },
        new Route("redfish/v1/Managers/{system}/NetworkProtocol", "ManagerNetworkProtocol.v1_10_0") { Get = Managers.NetworkProtocol },
        new Route("redfish/v1/Chassis", "ChassisCollection") { Get = ChassisBox.List },
        new Route("redfish/v1/Chassis/{system}", "Chassis.v1_25_0") { Get = ChassisBox.Get, Patch = ChassisBox.Patch },
        new Route("redfish/v1/Chassis/{system}/Thermal", "Thermal.v1_7_1") { Get = ChassisBox.Thermal },
        new Route("redfish/v1/Chassis/{system}/Power", "Power.v1_7_1") { Get = ChassisBox.Power },
    ]);
}
