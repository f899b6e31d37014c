/** The attribute that holds the name of the service at a span's other end, which Zipkin has in `remoteEndpoint`. */
export const PEER_SERVICE = 'service.peer.name';
