using Undercast.Checkpoints;
using Undercast.Cloud;
using Undercast.Cloud.Content;
using Undercast.Hypervisor;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.LabFile;
using Undercast.Nodes;
using Undercast.Overcloud;
using Undercast.Steps;
using Undercast.Undercloud;

namespace Undercast;

/// <summary>The list: every step from a bare machine to a tested cloud, in order.</summary>
internal static class BringUp
{
    public static IReadOnlyList<IStep> Steps(LabSession lab)
    {
        var embedded = lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded;
        string[] first = embedded ? [PreflightStep.OrchestratorName] : [];
        List<IStep> steps =
        [
            .. embedded ? [PreflightStep.Orchestrator(lab)] : Array.Empty<IStep>(), // this machine offers what is needed
            new LinksStep(lab, first), // the commands, in the lab directory
            new KeyPairStep(lab, first), // a key pair of the lab's own
        ];
        if (embedded)
        {
            steps.AddRange(
            [
                new OrchestratorPackagesStep(lab), // what building and booting a Hypervisor here needs
                new EmbeddedRootStep(lab), // its root file system, out of the image cache
                new EmbeddedBootStep(lab), // it runs, and is connected
            ]);
        }

        steps.AddRange(
        [
            new AccessStep(lab, [embedded ? EmbeddedBootStep.StepName : KeyPairStep.StepName]), // the Hypervisor answers over ssh
            .. embedded ? [new StoragePoolStep(lab)] : // disks share blocks with their checkpoints
            new IStep[]
            {
                PreflightStep.Hypervisor(lab), // it offers what is needed
                new HypervisorPackagesStep(lab), // and has the packages that the embedded one is built with
            },
            new KvmStep(lab, embedded ? AccessStep.StepName : HypervisorPackagesStep.StepName), // whether KVM boots guests there
            new TopologyStep(lab, [embedded ? StoragePoolStep.StepName : AccessStep.StepName, KvmStep.StepName]), // networks and machines as lab.yaml wants them
            new BmcStep(lab), // a virtual BMC for each node
            .. embedded ? [new PackagesStep(lab, Stages.Undercloud, OpenStackImage.Recipe, [OrchestratorPackagesStep.StepName])] : Array.Empty<IStep>(), // the longest work, begun first
            new ImageStep(lab, Stages.Undercloud, OpenStackImage.Recipe.Name, [AccessStep.StepName, .. embedded ? [PackagesStep.NameOf(OpenStackImage.Recipe.Name)] : Array.Empty<string>()]), // every service of both clouds, in one container image
            new ImageStep(lab, Stages.Undercloud, MachineImage.Name, [AccessStep.StepName]), // the system of every machine, with that image in it
            new UndercloudDiskStep(lab), // undercloud-0's disk holds it
            new UndercloudBootStep(lab), // undercloud-0 runs
            new HypervisorAccountsStep(lab), // user stack, names and keys on the Hypervisor
            new UndercloudServicesStep(lab), // Keystone, Glance, Nova, Neutron, Ironic, Heat, Mistral and what they need
            new ProvisioningNetworkStep(lab), // the network and flavors of the nodes
            new UndercloudFilesStep(lab), // what people look for in /home/stack
            // the ramdisk with Ironic's agent; a ready-made archive is taken once, by the first of the two
            new ImageStep(lab, Stages.Images, DeployImage.Recipe.Name, [AccessStep.StepName, .. lab.Lab.Environment.OvercloudImages is null ? Array.Empty<string>() : [ImageStep.NameOf(MachineImage.Name)]]),
            new GlanceImagesStep(lab, [UndercloudServicesStep.StepName, ImageStep.NameOf(DeployImage.Recipe.Name)]), // what nodes boot, and what is written to them
            new NodesStep(lab), // every node enrolled, inspected, available
            new DepartingComputesStep(lab, [NodesStep.StepName]), // machines that leave run nobody's servers and hold nobody's data
            new DeploymentStep(lab, [DepartingComputesStep.StepName, ProvisioningNetworkStep.StepName, HypervisorAccountsStep.StepName]), // Heat, Mistral and Ansible make the overcloud
            new ForgottenComputesStep(lab, [DeploymentStep.StepName]), // machines that left are known to none of its services
            new DepartedMachinesStep(lab, [ForgottenComputesStep.StepName]), // nor to Ironic, nor to the Hypervisor
            new NodeAccessStep(lab), // its machines answer by name
            new ImageStep(lab, Stages.Configure, VerificationImage.Recipe.Name, [AccessStep.StepName]), // a small system that tells whether a server works
            new CloudAnswersStep(lab, [NodeAccessStep.StepName]), // the overcloud's public API
            new CloudCredentialsStep(lab), // what the openstack client enters it with
            new CloudPartStep(lab, ComputeContent.Part), // no compute machine is closed that stayed
            new CloudPartStep(lab, ImageContent.Part, ImageStep.NameOf(VerificationImage.Recipe.Name)), // that image in it
            new CloudPartStep(lab, FlavorContent.Part), // m1.tiny to m1.xlarge
            new CloudPartStep(lab, NetworkContent.Part), // `public`, `private`, a router, ping and ssh let in
            new CloudPartStep(lab, StorageTypeContent.Part), // a volume type and a share type
            new CloudPartStep(lab, QuotaContent.Part), // room for a lab
        ]);
        return StageSteps.WithCheckpoints(lab, steps); // each stage ends with one, named for it
    }
}
