using Undercast.Dummy;

// A real program for tests to run: `undercast-dummy VERB [ARGUMENT] then VERB ...`; Verbs lists them. Under `pose NAME` it takes the
// place of ssh, virsh or qemu-img: what it then does is told by the environment, for its arguments are the other program's.
if (args is ["pose", var name, .. var others])
{
    return await Pose.AsAsync(name, others);
}

var code = 0;
for (var rest = args.AsMemory(); rest.Length > 0;)
{
    var end = rest.Span.IndexOf("then");
    var words = (end < 0 ? rest : rest[..end]).ToArray();
    rest = end < 0 ? default : rest[(end + 1)..];
    code = await Verbs.RunAsync(words);
}

return code;
