#include "area/sandbox.h"

#include <asm/ioctls.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>

namespace viisari::area {
namespace {

std::string system_text(int error) {
  return std::generic_category().message(error);
}

Result<void> limit(int resource, std::uint64_t amount, const char* name) {
  const rlimit limits{amount, amount};
  if (setrlimit(static_cast<__rlimit_resource>(resource), &limits) == 0) return {};
  return fail(kWorkerNotStarted, std::string("setrlimit ") + name + ": " + system_text(errno));
}

struct FilterDeleter {
  void operator()(scmp_filter_ctx filter) const { seccomp_release(filter); }
};

// A filter in the making; the first error is kept.
class Filter {
 public:
  explicit Filter(std::uint32_t default_action) : filter_(seccomp_init(default_action)) {
    if (!filter_) error_ = ENOMEM;
  }
  void add(std::uint32_t action, std::initializer_list<int> calls) {
    for (const int call : calls)
      keep(seccomp_rule_add_array(filter_.get(), action, call, 0, nullptr));
  }
  void add_if(std::uint32_t action, int call, std::initializer_list<scmp_arg_cmp> conditions) {
    keep(seccomp_rule_add_array(filter_.get(), action, call,
                                static_cast<unsigned>(conditions.size()), conditions.begin()));
  }
  Result<void> load() {
    // The worker has set it already, or cannot any more: the second filter forbids prctl.
    keep(seccomp_attr_set(filter_.get(), SCMP_FLTATR_CTL_NNP, 0));
    if (error_ == 0) keep(seccomp_load(filter_.get()));
    if (error_ == 0) return {};
    return fail(kWorkerNotStarted, "system call filter: " + system_text(error_));
  }

 private:
  void keep(int result) {
    if (result < 0 && error_ == 0) error_ = -result;
  }
  std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, FilterDeleter> filter_;
  int error_ = 0;
};

#ifdef VIISARI_SANITIZED

// The sanitizers' run-time calls more than can be listed: only what a plugin must never do is
// forbidden, so that the tests of that behave as without sanitizers.
Result<void> load_filter(bool loader) {
  Filter filter(SCMP_ACT_ALLOW);
  filter.add(SCMP_ACT_KILL_PROCESS, {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
                                     SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(clone3),
                                     SCMP_SYS(socket), SCMP_SYS(ptrace), SCMP_SYS(kill)});
  if (!loader) {
    filter.add(SCMP_ACT_KILL_PROCESS, {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(creat)});
  }
  return filter.load();
}

#else

Result<void> load_filter(bool loader) {
  Filter filter(SCMP_ACT_KILL_PROCESS);
  filter.add(
      SCMP_ACT_ALLOW,
      {// what is open already
       SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(close),
       SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(poll), SCMP_SYS(ppoll),
       // memory
       SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
       // time
       SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
       SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall),
       SCMP_SYS(sched_yield),
       // itself
       SCMP_SYS(futex), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid),
       SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname),
       SCMP_SYS(sysinfo), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
       SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack)});
  // abort() and raise() signal the process itself.
  const auto self = static_cast<scmp_datum_t>(getpid());
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_EQ, self)});
  // fstat() as the C library does it, on a file that is open: no looking around by path.
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(newfstatat),
                {SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH)});
  // isatty(), reading a limit, asking for a descriptor's flags.
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(ioctl), {SCMP_A1(SCMP_CMP_EQ, TCGETS)});
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), {SCMP_A2(SCMP_CMP_EQ, 0)});
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), {SCMP_A1(SCMP_CMP_EQ, F_GETFD)});
  filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(fcntl), {SCMP_A1(SCMP_CMP_EQ, F_GETFL)});
  if (loader) {
    filter.add(SCMP_ACT_ALLOW, {SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(pread64),
                                SCMP_SYS(newfstatat), SCMP_SYS(access), SCMP_SYS(readlink),
                                SCMP_SYS(getcwd), SCMP_SYS(prctl), SCMP_SYS(seccomp)});
    constexpr scmp_datum_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
    filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, 0)});
    filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(open), {SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, 0)});
  } else {
    filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(mmap), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
    filter.add_if(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
  }
  return filter.load();
}

#endif

}  // namespace

Result<void> restrict_before_load(std::uint64_t memory_bytes) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return fail(kWorkerNotStarted, "no new privileges: " + system_text(errno));
  }
#ifdef VIISARI_SANITIZED
  // Shadow memory takes terabytes of address space; the host watches the resident size instead.
  memory_bytes = RLIM_INFINITY;
#endif
  for (const auto& done : {limit(RLIMIT_AS, memory_bytes, "AS"), limit(RLIMIT_FSIZE, 0, "FSIZE"),
                           limit(RLIMIT_CORE, 0, "CORE"), limit(RLIMIT_NOFILE, 32, "NOFILE")}) {
    if (!done) return done;
  }
  return load_filter(true);
}

Result<void> restrict_after_load() {
  // Neither another process of the same user nor a core file may look into it.
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
    return fail(kWorkerNotStarted, "not dumpable: " + system_text(errno));
  }
  return load_filter(false);
}

}  // namespace viisari::area
