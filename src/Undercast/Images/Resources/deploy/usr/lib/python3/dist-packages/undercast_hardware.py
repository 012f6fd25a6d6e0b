"""Hardware manager of ironic-python-agent for Undercast's container machines.

A container machine has real disks and NICs, but no udev, no partition device nodes and no /sys/.../device links.
What the agent would learn from those is told to it here. On any other machine this manager declines.
"""
import glob
import os
import re

from ironic_python_agent import errors
from ironic_python_agent import hardware
from ironic_python_agent import netutils
from ironic_python_agent import partition_utils
from ironic_python_agent import utils
from oslo_concurrency import processutils
from oslo_log import log

LOG = log.getLogger(__name__)

KERNEL_ARGUMENTS = '/etc/undercast/kernel-arguments'
MEBIBYTE = 1 << 20
CONFIG_DRIVE = 64 * MEBIBYTE


def is_container_machine():
    return os.path.exists(KERNEL_ARGUMENTS)


class ContainerMachineHardware(hardware.GenericHardwareManager):
    HARDWARE_MANAGER_NAME = 'undercast-container-machine'
    HARDWARE_MANAGER_VERSION = '1'

    def evaluate_hardware_support(self):
        if not is_container_machine():
            return hardware.HardwareSupport.NONE
        # veth pairs have no "device" link, by which the stock code tells a NIC from a bridge.
        netutils.list_interfaces = lambda: sorted(set(os.listdir('/sys/class/net')) - {'lo'})
        # The stock code waits for the partition's device node, which this kernel may never make.
        partition_utils.create_config_drive_partition = write_config_drive
        return hardware.HardwareSupport.SERVICE_PROVIDER

    def list_block_devices(self, include_partitions=False, all_serial_and_wwn=False):
        return [self._device(path, all_serial_and_wwn) for path in sorted(glob.glob('/dev/vd[a-z]'))]

    @staticmethod
    def _device(path, every_serial):
        serial = 'undercast-' + os.path.basename(path)
        return hardware.BlockDevice(
            name=path, model='container machine disk', size=size_of(path), rotational=False, vendor='Undercast',
            serial=[serial] if every_serial else serial, wwn=[None] if every_serial else None)

    def get_system_vendor_info(self):
        # DMI describes the Hypervisor, not this machine.
        return hardware.SystemVendorInfo(product_name='container machine', serial_number='', manufacturer='Undercast',
                                         firmware=hardware.SystemFirmware(vendor='', version='', build_date=''))


def write_config_drive(node_uuid, device, configdrive):
    """Same contract as partition_utils.create_config_drive_partition; the partition is written through the whole disk."""
    iso = None
    try:
        megabytes, iso = partition_utils.get_configdrive(configdrive, node_uuid)
        if megabytes * MEBIBYTE > CONFIG_DRIVE:
            raise errors.DeploymentError('the config drive has %d MiB; 64 MiB is the most' % megabytes)
        start = size_of(device) - CONFIG_DRIVE
        grow_root(device, start)
        utils.execute('parted', '-s', '--', device, 'unit', 'B', 'mkpart', 'primary', 'fat32', str(start), '100%')
        # Partition nodes are not there, so the bytes go where the table says that the partition begins.
        utils.execute('dd', 'if=' + iso, 'of=' + device, 'bs=1M', 'seek=%d' % (start // MEBIBYTE), 'conv=notrunc,fsync')
    except (processutils.ProcessExecutionError, OSError) as e:
        raise errors.DeploymentError('writing the config drive to %s failed: %s' % (device, e))
    finally:
        if iso:
            utils.unlink_without_raise(iso)


def grow_root(device, end):
    """Gives the last partition, and its ext4, all of the disk up to byte `end`, in user space."""
    number, start, filesystem = last_partition(device)
    if filesystem != 'ext4':
        LOG.info('partition %s of %s holds %s, which is left at its size', number, device, filesystem)
        return
    utils.execute('parted', '-s', '--', device, 'unit', 'B', 'resizepart', str(number), str(end - 1))
    inside = '%s?offset=%d' % (device, start)
    # 1: errors were corrected.
    utils.execute('e2fsck', '-f', '-p', inside, check_exit_code=[0, 1])
    utils.execute('resize2fs', inside, '%dK' % ((end - start) // 1024))


def last_partition(device):
    """Number, first byte and file system of the partition that ends the disk's used part."""
    table, _ = utils.execute('parted', '-m', '-s', device, 'unit', 'B', 'print')
    rows = re.findall(r'^(\d+):(\d+)B:(\d+)B:\d+B:([^:]*):', table, re.MULTILINE)
    if not rows:
        raise errors.DeploymentError('the image written to %s has no partition' % device)
    number, start, _, filesystem = max(rows, key=lambda row: int(row[2]))
    return int(number), int(start), filesystem


def size_of(device):
    with open(device, 'rb') as disk:
        return disk.seek(0, os.SEEK_END)
