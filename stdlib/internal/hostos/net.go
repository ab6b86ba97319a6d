// Sockets and the netpoller. No socket ever blocks.
package hostos

// Numbers of Linux.
const (
	AF_UNIX  = 1
	AF_INET  = 2
	AF_INET6 = 10

	SOCK_STREAM    = 1
	SOCK_DGRAM     = 2
	SOCK_RAW       = 3
	SOCK_SEQPACKET = 5

	SOL_SOCKET   = 1
	SO_REUSEADDR = 2
	SO_ERROR     = 4
	SO_BROADCAST = 6
	SO_SNDBUF    = 7
	SO_RCVBUF    = 8
	SO_KEEPALIVE = 9
	SO_LINGER    = 13

	IPPROTO_TCP   = 6
	TCP_NODELAY   = 1
	TCP_KEEPIDLE  = 4
	TCP_KEEPINTVL = 5
	TCP_KEEPCNT   = 6

	IPPROTO_IPV6 = 41
	IPV6_V6ONLY  = 26

	MSG_TRUNC = 0x20
)

// Addr is the address of a socket.
type Addr struct {
	Family, Port uint16
	Scope        uint32
	IP           [16]byte // AF_INET: the first four
	PathSize     uint32
	Path         [108]byte // AF_UNIX; "@name" is an abstract name
}

// Socket makes a socket.
func Socket(family, typ, protocol int) int

// Bind gives a socket an address.
//
//go:noescape
func Bind(fd int, a *Addr) int

// Listen lets others connect.
func Listen(fd, backlog int) int

// Connect begins to connect; -EINPROGRESS until the socket is writable.
//
//go:noescape
func Connect(fd int, a *Addr) int

// Accept returns the next connection.
//
//go:noescape
func Accept(fd int, peer *Addr) int

// LocalAddr fills a with the socket's own address.
//
//go:noescape
func LocalAddr(fd int, a *Addr) int

// PeerAddr fills a with the address at the other end.
//
//go:noescape
func PeerAddr(fd int, a *Addr) int

// Shutdown closes one direction: 0 reading, 1 writing.
func Shutdown(fd, how int) int

// SetOption sets an option that is a number; SO_LINGER: seconds or -1.
func SetOption(fd, level, name, value int) int

// GetOption returns an option that is a number.
func GetOption(fd, level, name int) int

// SendTo sends a datagram, to the connected address if to is nil.
//
//go:noescape
func SendTo(fd int, p []byte, to *Addr) int

// RecvFrom receives a datagram; flags has MSG_TRUNC if p was too short.
//
//go:noescape
func RecvFrom(fd int, p []byte, from *Addr) (n, flags int)

// Sides of a watched descriptor.
const (
	PollRead  = 0
	PollWrite = 1
)

// What PollPrepare and PollWait answer.
const (
	PollReady    = 0
	PollTimedOut = 1
	PollClosing  = 2
)

// PollOpen lets the netpoller watch a descriptor and returns the number that
// the other functions take. -EPERM: the descriptor is of a kind that is always
// ready. shared: it belongs to other processes, too.
func PollOpen(fd int) (id int64, shared bool)

// PollClose ends what PollOpen began. Nobody may wait any more.
func PollClose(id int64)

// PollPrepare forgets that the side was ready: it comes before the call that
// may answer -EAGAIN.
func PollPrepare(id int64, side int) int

// PollWait waits until the side is ready, the deadline has passed or PollUnblock
// is called.
func PollWait(id int64, side int) int

// PollDeadline sets when waits of a side end, on the monotonic clock; 0: never.
func PollDeadline(id int64, side int, when int64)

// PollUnblock ends all waits, those to come among them.
func PollUnblock(id int64)
