using System.Globalization;
using Undercast.Services.Ini;

namespace Undercast.Services.Catalog;

/// <summary>An API run by uwsgi: one process with threads, for memory is what a lab lacks first.</summary>
internal static class Uwsgi
{
    /// <param name="cloud">Its cloud.</param>
    /// <param name="component">What the API is a part of.</param>
    /// <param name="service">The API's service name.</param>
    /// <param name="program">Its WSGI script.</param>
    /// <param name="port">Where it listens; the component's in Keystone's catalog by default.</param>
    /// <param name="more">Options that replace those here.</param>
    public static ServiceDefinition Api(
        CloudContext cloud, Component component, string service, string program, int? port = null, IniSection? more = null)
    {
        var number = port ?? component.Identity?.Port ?? throw new ArgumentException($"{service} has no port", nameof(port));
        // An ini file, for on the command line uwsgi refuses the options of its plug-ins.
        var inside = $"/etc/uwsgi/{service}.ini";
        var options = new IniSection("uwsgi")
        {
            { "http-socket", string.Create(CultureInfo.InvariantCulture, $"{cloud.ApiAddress}:{number}") },
            { "plugins", "python3" },
            { "wsgi-file", program },
            { "master", true },
            { "processes", 1 },
            { "threads", 6 },
            { "enable-threads", true },
            { "lazy-apps", true },
            { "need-app", true },
            { "die-on-term", true },
            { "buffer-size", 65535 },
            { "rem-header", "Content-Length" },
            // uwsgi closes the connection after each answer; unless it says so, clients use it again and fail now and then.
            { "add-header", "Connection: close" },
            { "listen", 100 },
            { "disable-logging", true },
            // Neutron asks for it.
            { "start-time", "%t" },
        };
        if (more is not null)
        {
            options.Add(more);
        }

        return new(service, component, $"/usr/bin/uwsgi_python3 --ini {inside}")
        {
            User = component.Name,
            Files = [new(component, $"{service}.uwsgi.ini", inside, new IniFile(options).ToString())],
            Ports = [number],
            Needs = [MariaDb.Name, RabbitMq.Name, Keystone.Name],
            Health = Probes.Answers(cloud.ApiAddress, number, "/"),
        };
    }
}
