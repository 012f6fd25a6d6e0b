using Undercast.Checkpoints;
using Undercast.Hypervisor;
using Undercast.Images;
using Undercast.Images.Recipes;
using Undercast.LabFile;
using Undercast.Steps;
using Undercast.Undercloud;

namespace Undercast;

/// <summary>The list: every step from a bare machine to a tested cloud, in order.</summary>
internal static class BringUp
{
    public static IReadOnlyList<IStep> Steps(LabSession lab)
    {
        var embedded = lab.Lab.Environment.Hypervisor.Form == HypervisorForm.Embedded;
        List<IStep> steps =
        [
            new KeyPairStep(lab), // a key pair of the lab's own
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
        ]);
        if (embedded)
        {
            steps.Add(new StoragePoolStep(lab)); // disks share blocks with their checkpoints
        }

        steps.AddRange(
        [
            new TopologyStep(lab, [embedded ? StoragePoolStep.StepName : AccessStep.StepName]), // networks and machines as lab.yaml wants them
            new BmcStep(lab), // a virtual BMC for each node
            new ImageStep(lab, Stages.Undercloud, OpenStackImage.Recipe.Name, [AccessStep.StepName]), // every service of both clouds, in one container image
            new ImageStep(lab, Stages.Undercloud, MachineImage.Name, [ImageStep.NameOf(OpenStackImage.Recipe.Name)]), // the system of every machine
            new UndercloudDiskStep(lab), // undercloud-0's disk holds it
            new UndercloudBootStep(lab), // undercloud-0 runs
            new HypervisorAccountsStep(lab), // user stack, names and keys on the Hypervisor
            new UndercloudServicesStep(lab), // Keystone, Glance, Nova, Neutron, Ironic, Heat, Mistral and what they need
            new ProvisioningNetworkStep(lab), // the network and flavors of the nodes
            new UndercloudFilesStep(lab), // what people look for in /home/stack
        ]);
        return StageSteps.WithCheckpoints(lab, steps); // each stage ends with one, named for it
    }
}
