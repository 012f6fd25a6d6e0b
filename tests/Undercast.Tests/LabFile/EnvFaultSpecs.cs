namespace Undercast.Tests.LabFile;

/// <summary>What is said of a wrong conf/env, to the letter.</summary>
public sealed class EnvFaultSpecs
{
    [Fact]
    public void Every_fault_is_told_at_once_with_line_rule_value_and_cure() => Assert.Equal(
        """
        conf/env:1: HYPERVISER_ADDRESS: must be a name that conf/env knows; did you mean 'HYPERVISOR_ADDRESS'?
        conf/env:2: HYPERVISOR_ADDRESS: must be embedded, localhost or [user@]host[:port], found '2001:db8::7'; put brackets around an IPv6 address: [2001:db8::7]
        conf/env:3: MACHINES: must be one of auto, kvm, qemu, container, found 'contianer'; did you mean 'container'?
        conf/env:4: MACHINES: must be set once, and line 3 sets it too; remove one of the two
        conf/env:5: UNDERCLOUD_OPENSTACK_VERSION: must be one of epoxy, zed, found 'queens'; write epoxy, for example
        conf/env:6: OVERCLOUD_OPENSTACK_VERSION: must be one of epoxy, zed; it is empty: remove the line for epoxy
        conf/env:7: OVERCLOUD_IMAGES: must be an absolute path or an http(s) URL, found 'images.tar'; write the whole path, starting with / or $HOME
        conf/env:8: OVERCLOUD_IMAGES_SHA256: must be a SHA-256: 64 hexadecimal digits, found '12'; print it with: sha256sum FILE
        conf/env:9: COLOUR: must be a name that conf/env knows; known here: HYPERVISOR_ADDRESS, MACHINES, UNDERCLOUD_OPENSTACK_VERSION, OVERCLOUD_OPENSTACK_VERSION, OVERCLOUD_IMAGES, OVERCLOUD_IMAGES_SHA256
        """,
        Reading.Told(Reading.Env("""
            HYPERVISER_ADDRESS=embedded
            HYPERVISOR_ADDRESS=2001:db8::7
            MACHINES=contianer
            MACHINES=kvm
            UNDERCLOUD_OPENSTACK_VERSION=queens
            OVERCLOUD_OPENSTACK_VERSION=
            OVERCLOUD_IMAGES=images.tar
            OVERCLOUD_IMAGES_SHA256=12
            COLOUR=blue
            """).Faults));

    [Fact]
    public void What_is_not_of_the_supported_shell_syntax_is_refused_with_its_cure() => Assert.Equal(
        """
        conf/env:1: must be NAME=value, a comment or blank, found 'MACHINES = kvm'; remove the space before =
        conf/env:2: MACHINES: must be one assignment and nothing after it, found 'kvm'; remove the space after =
        conf/env:3: MACHINES: must be one assignment and nothing after it, found 'qemu'; put quotes around a value that has spaces, # before a comment
        conf/env:4: MACHINES: must have a closing " on the same line, found '"kvm'; add the ", or put a \ before one that is meant
        conf/env:5: MACHINES: must have a closing ' on the same line, found ''kvm'; add the ', or put a \ before one that is meant
        conf/env:6: MACHINES: must be on one line, found 'kvm\'; remove the \ at its end, and join the lines
        conf/env:7: MACHINES: must have no expansion but $NAME and ${NAME}, found '$(cat file)'; conf/env is read, not run: put 'single quotes' around it if the character is meant
        conf/env:8: MACHINES: must be a plain value, found '`'; conf/env is read, not run: put 'single quotes' around it if the character is meant
        conf/env:9: MACHINES: must have no expansion but $NAME and ${NAME}, found '${MACHINES:-kvm}'; write the value out, or put 'single quotes' around a $ that is meant
        conf/env:10: MACHINES: must expand names that are set, and $UNSET is not, found '$UNSET'; set UNSET in the environment, or put 'single quotes' around a $ that is meant
        conf/env:11: MACHINES: must be a plain value, found ';'; conf/env is read, not run: put 'single quotes' around it if the character is meant
        conf/env:12: MACHINES: must have ~ only as ~ or ~/PATH, found '~root/x'; write the path out, or put quotes around the ~
        conf/env:13: must be NAME=value, a comment or blank, found 'MACHINES'; put # before it if it is a comment
        conf/env:14: must be NAME=value, a comment or blank, found 'set -e'; put # before it if it is a comment
        conf/env:15: must be NAME=value, a comment or blank, found 'export'; put # before it if it is a comment
        conf/env:16: must be NAME=value, a comment or blank, found '1=2'; a name starts with a letter or _, and has letters, digits and _ only
        conf/env:17: must end in a plain line feed, found 'MACHINES=kvm?'; remove the carriage returns: sed -i 's/\r$//' FILE
        conf/env:18: MACHINES: must have no control characters, found '?'; remove the character
        conf/env:19: MACHINES: must be UTF-8 text, found '?'; save the file as UTF-8
        conf/env:20: must be NAME=value, a comment or blank, found '?=x'; a name starts with a letter or _, and has letters, digits and _ only
        """,
        Reading.Told(Reading.Env("""
            MACHINES = kvm
            MACHINES= kvm
            MACHINES=kvm qemu
            MACHINES="kvm
            MACHINES='kvm
            MACHINES=kvm\
            MACHINES=$(cat file)
            MACHINES=`cat file`
            MACHINES=${MACHINES:-kvm}
            MACHINES=$UNSET
            MACHINES=kvm; reboot
            MACHINES=~root/x
            MACHINES
            set -e
            export
            1=2
            """ + "\nMACHINES=kvm\r\nMACHINES=\u0001\nMACHINES=\uFFFD\n\u202E=x").Faults));

    [Fact]
    public void A_url_needs_its_checksum_and_a_checksum_its_url() => Assert.Equal(
        """
        conf/env:1: OVERCLOUD_IMAGES: must come with a checksum if it is a URL, found 'https://example.org/i.tar'; set OVERCLOUD_IMAGES_SHA256 to what its publisher says
        conf/env:1: OVERCLOUD_IMAGES_SHA256: must belong to an OVERCLOUD_IMAGES, found '000000000000000000000000000000000000000000000000000000000000...'; set OVERCLOUD_IMAGES too, or remove the line
        """,
        Reading.Told(Reading.Env("OVERCLOUD_IMAGES=https://example.org/i.tar").Faults
            .Concat(Reading.Env($"OVERCLOUD_IMAGES_SHA256={new string('0', 64)}").Faults)));
}
