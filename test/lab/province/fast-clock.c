/*
 * A clock that runs N times as fast, put beneath a program by LD_PRELOAD: what it reads of the time and how long it waits.
 *
 * FAST_CLOCK="FACTOR ORIGIN WALL": at the moment ORIGIN of the machine's monotonic clock (ns) the program's wall clock says WALL (ns
 * since 1970), and from there on each of its clocks runs FACTOR times as fast. All programs that were given the same words agree on
 * the time, whenever they were started. CPU time is left as it is. The network beneath is not faster: a delay of 2 ms is seen as
 * FACTOR times 2 ms, and what the kernel times by itself (a lost SYN is repeated after a second) comes FACTOR times later.
 */
#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define NS 1000000000LL

static double factor = 1;
static int64_t origin, wall;

__attribute__((constructor)) static void read_words(void) {
  const char *words = getenv("FAST_CLOCK");
  long long from = 0, at = 0;
  double speed = 0;
  if (words == NULL) return;
  if (sscanf(words, "%lf %lld %lld", &speed, &from, &at) != 3 || !(speed >= 1)) {
    fprintf(stderr, "FAST_CLOCK: found \"%s\", expected FACTOR ORIGIN WALL\n", words);
    _exit(2);
  }
  factor = speed;
  origin = from;
  wall = at;
}

static int64_t kernel_ns(clockid_t clock) {
  struct timespec now;
  syscall(SYS_clock_gettime, clock, &now);
  return now.tv_sec * NS + now.tv_nsec;
}

/* Nanoseconds of the program since the origin. */
static int64_t since_origin(void) { return (int64_t)((kernel_ns(CLOCK_MONOTONIC) - origin) * factor); }

static int is_wall(clockid_t clock) { return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE; }

static int is_steady(clockid_t clock) {
  return clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_COARSE || clock == CLOCK_MONOTONIC_RAW || clock == CLOCK_BOOTTIME;
}

static struct timespec spec(int64_t ns) { return (struct timespec){ns / NS, ns % NS}; }
static int64_t ns_of(const struct timespec *time) { return time->tv_sec * NS + time->tv_nsec; }

/* How long the kernel is to wait for what the program takes for `ns`; never not at all where it wants to wait. */
static int64_t shorter(int64_t ns) { return ns <= 0 ? 0 : (int64_t)(ns / factor) + 1; }

/* A moment of the program's clocks as one of the kernel's monotonic clock. */
static int64_t kernel_moment(const struct timespec *time, int of_wall) {
  return origin + (int64_t)((ns_of(time) - (of_wall ? wall : origin)) / factor);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (factor == 1 || (!is_wall(clock) && !is_steady(clock))) return (int)syscall(SYS_clock_gettime, clock, time);
  *time = spec(since_origin() + (is_wall(clock) ? wall : origin));
  return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  struct timespec now;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &now);
  time->tv_sec = now.tv_sec;
  time->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *where) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (where != NULL) *where = now.tv_sec;
  return now.tv_sec;
}

int epoll_pwait(int fd, struct epoll_event *events, int count, int ms, const sigset_t *mask) {
  struct timespec wait = spec(shorter(ms * 1000000LL));
  return (int)syscall(SYS_epoll_pwait2, fd, events, count, ms < 0 ? NULL : &wait, mask, _NSIG / 8);
}

int epoll_wait(int fd, struct epoll_event *events, int count, int ms) { return epoll_pwait(fd, events, count, ms, NULL); }

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout, const sigset_t *mask) {
  struct timespec wait = spec(timeout == NULL ? 0 : shorter(ns_of(timeout)));
  return (int)syscall(SYS_ppoll, fds, count, timeout == NULL ? NULL : &wait, mask, _NSIG / 8);
}

int poll(struct pollfd *fds, nfds_t count, int ms) {
  struct timespec wait = spec(ms < 0 ? 0 : ms * 1000000LL);
  return ppoll(fds, count, ms < 0 ? NULL : &wait, NULL);
}

int select(int count, fd_set *restrict in, fd_set *restrict out, fd_set *restrict odd, struct timeval *restrict timeout) {
  struct timespec wait = spec(timeout == NULL ? 0 : shorter(timeout->tv_sec * NS + timeout->tv_usec * 1000LL));
  return (int)syscall(SYS_pselect6, count, in, out, odd, timeout == NULL ? NULL : &wait, NULL);
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *time, struct timespec *left) {
  int64_t wait = shorter(ns_of(time));
  struct timespec until = spec(flags & TIMER_ABSTIME ? kernel_moment(time, is_wall(clock)) : kernel_ns(CLOCK_MONOTONIC) + wait);
  long failed = syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
  if (failed != 0 && left != NULL) *left = (struct timespec){0, 0};
  return failed == 0 ? 0 : EINTR;
}

int nanosleep(const struct timespec *time, struct timespec *left) {
  int failed = clock_nanosleep(CLOCK_MONOTONIC, 0, time, left);
  return failed == 0 ? 0 : -1;
}

int usleep(useconds_t us) {
  struct timespec wait = spec(us * 1000LL);
  return nanosleep(&wait, NULL);
}

unsigned int sleep(unsigned int seconds) {
  struct timespec wait = {seconds, 0};
  nanosleep(&wait, NULL);
  return 0;
}

/* V8 and libuv make their conditions wait by the monotonic clock; who waits by the wall clock names a moment after 2001. */
static struct timeval shorter_time(const struct timeval *time) {
  int64_t ns = shorter(time->tv_sec * NS + time->tv_usec * 1000LL);
  return (struct timeval){ns / NS, ns == 0 ? 0 : ns % NS / 1000 + 1};
}

/* What wakes `ping` after its last packet; without it a dead gateway takes it FACTOR times as long to tell. */
int setitimer(__itimer_which_t which, const struct itimerval *restrict next, struct itimerval *restrict before) {
  if (next == NULL || which != ITIMER_REAL) return (int)syscall(SYS_setitimer, which, next, before);
  struct itimerval sooner = {shorter_time(&next->it_interval), shorter_time(&next->it_value)};
  return (int)syscall(SYS_setitimer, which, &sooner, before);
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t size) {
  struct timeval sooner;
  if (level == SOL_SOCKET && (name == SO_RCVTIMEO || name == SO_SNDTIMEO) && size == sizeof sooner) {
    sooner = shorter_time(value);
    value = &sooner;
  }
  return (int)syscall(SYS_setsockopt, fd, level, name, value, size);
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict until) {
  int (*wait)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *) = dlsym(RTLD_NEXT, "pthread_cond_clockwait");
  struct timespec moment = spec(kernel_moment(until, until->tv_sec > 1000000000));
  return wait(condition, mutex, CLOCK_MONOTONIC, &moment);
}

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until) {
  int (*wait)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *) = dlsym(RTLD_NEXT, "pthread_cond_clockwait");
  struct timespec moment = spec(kernel_moment(until, is_wall(clock)));
  return wait(condition, mutex, CLOCK_MONOTONIC, &moment);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
  int (*wait)(sem_t *, clockid_t, const struct timespec *) = dlsym(RTLD_NEXT, "sem_clockwait");
  struct timespec moment = spec(kernel_moment(until, 1));
  return wait(semaphore, CLOCK_MONOTONIC, &moment);
}
