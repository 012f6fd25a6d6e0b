namespace Undercast.Bmc;

/// <summary>An image for virtual media cannot be had from its URL: the message says why. Redfish: 400 ResourceAtUriUnauthorized or ResourceAtUriInUnknownFormat or CouldNotEstablishConnection.</summary>
public sealed class MediaUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
