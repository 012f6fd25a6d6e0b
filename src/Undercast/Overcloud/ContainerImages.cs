namespace Undercast.Overcloud;

/// <summary><c>containers-prepare-parameter.yaml</c>: where the services' containers come from. The image is in every machine's own store.</summary>
internal static class ContainerImages
{
    public const string FileName = "containers-prepare-parameter.yaml";

    /// <param name="reference"><c>localhost/undercast/openstack:epoxy</c>.</param>
    public static string Render(string reference)
    {
        var (path, tag) = (reference[..reference.LastIndexOf(':')], reference[(reference.LastIndexOf(':') + 1)..]);
        var slash = path.LastIndexOf('/');
        return $"""
            # One image has every service; each container runs its own command. Nothing is pulled.
            parameter_defaults:
              ContainerImagePrepare:
                - push_destination: false
                  set:
                    namespace: {path[..slash]}
                    name_prefix: ''
                    name: {path[(slash + 1)..]}
                    tag: {tag}

            """;
    }
}
