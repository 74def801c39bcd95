// The cheapest crowd of clients: each negotiates on a unix socket of its own and throws away what comes. Arguments: how
// many, and their paths before and behind their numbers. Prints `ready` when all have negotiated; ends with standard
// input.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { ROOM = 1 << 16, AT_ONCE = 256 };

static char buffer[ROOM];

static int fail(const char *what) {
	perror(what);
	exit(1);
}

// Reads until a line has begun with `start`: greeting and return come before all else.
static void await_line(int fd, const char *start) {
	size_t held = 0;
	for (;;) {
		ssize_t got = read(fd, buffer + held, sizeof buffer - held - 1);
		if (got <= 0) {
			fail("read");
		}

		held += got;
		buffer[held] = 0;
		if (strstr(buffer, start) != NULL && buffer[held - 1] == '\n') {
			return;
		}
	}
}

static int join(const char *path) {
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	while (connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
		if (errno != EAGAIN) {
			fail(path);
		}

		usleep(1000);
	}

	const char hello[] = "{\"execute\": \"qmp_capabilities\"}";
	await_line(fd, "{\"QMP\"");
	if (write(fd, hello, sizeof hello - 1) < 0) {
		fail("write");
	}

	await_line(fd, "{\"return\"");
	fcntl(fd, F_SETFL, O_NONBLOCK);
	return fd;
}

int main(int argc, char **argv) {
	if (argc < 4) {
		return 2;
	}

	int all = epoll_create1(0);
	struct epoll_event input = {.events = EPOLLIN, .data.fd = 0};
	epoll_ctl(all, EPOLL_CTL_ADD, 0, &input);
	for (int index = 0; index < atoi(argv[1]); index++) {
		char path[sizeof((struct sockaddr_un *)0)->sun_path];
		snprintf(path, sizeof path, "%s%d%s", argv[2], index, argv[3]);
		int fd = join(path);
		struct epoll_event come = {.events = EPOLLIN, .data.fd = fd};
		epoll_ctl(all, EPOLL_CTL_ADD, fd, &come);
	}

	printf("ready\n");
	fflush(stdout);
	for (;;) {
		struct epoll_event ready[AT_ONCE];
		int count = epoll_wait(all, ready, AT_ONCE, -1);
		for (int index = 0; index < count; index++) {
			ssize_t got = read(ready[index].data.fd, buffer, sizeof buffer);
			if (got == 0 && ready[index].data.fd == 0) {
				return 0;
			}

			if (got == 0) {
				epoll_ctl(all, EPOLL_CTL_DEL, ready[index].data.fd, NULL);
			}
		}
	}
}
