// Compiler flags as the go command takes them: which are understood, whom they are for.
#include "compiler/driver/flags.h"

#include <gtest/gtest.h>

namespace vole::driver {
namespace {

CompilerFlags parsed(std::vector<std::string> words) {
  CompilerFlags flags;
  std::string error;
  EXPECT_TRUE(parse_compiler_flags(words, &flags, &error)) << error;
  return flags;
}

std::string refused(std::vector<std::string> words) {
  CompilerFlags flags;
  std::string error;
  EXPECT_FALSE(parse_compiler_flags(words, &flags, &error));
  return error;
}

TEST(CompilerFlags, CountsAndSwitches) {
  EXPECT_EQ(parsed({}).report, 0);
  EXPECT_EQ(parsed({"-m"}).report, 1);
  EXPECT_EQ(parsed({"-m", "-m"}).report, 2);
  EXPECT_EQ(parsed({"-m=2"}).report, 2);
  EXPECT_EQ(parsed({"--m=3"}).report, 3);
  EXPECT_EQ(parsed({"-m=false"}).report, 0);
  EXPECT_TRUE(parsed({"-e"}).all_errors);
  EXPECT_FALSE(parsed({"-e=false"}).all_errors);
  EXPECT_TRUE(parsed({"-smallframes"}).small_frames);
}

TEST(CompilerFlags, OneLTurnsInliningOffAndMoreTurnItOnAgain) {
  EXPECT_EQ(parsed({}).inline_level, 1);
  EXPECT_EQ(parsed({"-l"}).inline_level, 0);
  EXPECT_EQ(parsed({"-l", "-l"}).inline_level, 2);
  EXPECT_EQ(parsed({"-l=4"}).inline_level, 4);
  EXPECT_EQ(parsed({"-l=0"}).inline_level, 1);
}

TEST(CompilerFlags, ValuesStandBehindOrApart) {
  EXPECT_EQ(parsed({"-lang=go1.20"}).language, "go1.20");
  EXPECT_EQ(parsed({"-lang", "go1.20"}).language, "go1.20");
  EXPECT_EQ(parsed({"-p", "x/y"}).package_path, "x/y");
  EXPECT_TRUE(parsed({"-d=panic,escapemutationscalls"}).mutation_lines);
  EXPECT_FALSE(parsed({"-d=escapemutationscalls=0"}).mutation_lines);
  EXPECT_FALSE(parsed({"-d=placement=0"}).placement);
}

TEST(CompilerFlags, LogFolders) {
  EXPECT_EQ(parsed({"-json=0,/tmp/log"}).log_folder, "/tmp/log");
  EXPECT_EQ(parsed({"-json=0,file://log"}).log_folder, "log");
  EXPECT_EQ(refused({"-json=1,/tmp/log"}), "-json version must be 0");
  EXPECT_EQ(refused({"-json=x"}),
            "-json option should be '<version>,<destination>' where <version> is a number");
  EXPECT_EQ(refused({"-json=0,log"}),
            "optimizer logging destination log was neither /-prefixed directory nor "
            "file://-prefixed file URI");
}

TEST(CompilerFlags, SaysWhatItDoesNotUnderstand) {
  EXPECT_EQ(refused({"-zz"}), "flag provided but not defined: -zz");
  EXPECT_EQ(refused({"-m=x"}), "invalid value \"x\" for flag -m");
  EXPECT_EQ(refused({"-p"}), "flag needs an argument: -p");
  EXPECT_EQ(refused({"x"}), "not a compiler flag: x");
  EXPECT_EQ(refused({"-d=nosuch"}), "unknown debug key -d nosuch");
  EXPECT_EQ(refused({"-d=panic=x"}), "invalid debug value panic=x");
}

load::Package package(std::string path, std::string folder, bool is_root,
                      load::Origin origin = load::Origin::Module) {
  load::Package out;
  out.path = std::move(path);
  out.folder = std::move(folder);
  out.is_root = is_root;
  out.origin = origin;
  return out;
}

TEST(FlagGroups, WithoutAPatternTheyAreForTheArguments) {
  FlagGroups groups("/w");
  std::string error;
  ASSERT_TRUE(groups.add("-m", &error));
  EXPECT_EQ(groups.of(package("m/a", "/w/a", true)).report, 1);
  EXPECT_EQ(groups.of(package("m/b", "/w/b", false)).report, 0);
  EXPECT_TRUE(groups.any_report());
}

TEST(FlagGroups, Patterns) {
  FlagGroups groups("/w");
  std::string error;
  ASSERT_TRUE(groups.add("all=-m", &error));
  ASSERT_TRUE(groups.add("m/x/...=-m=2", &error));
  ASSERT_TRUE(groups.add("./low=-m=3", &error));
  ASSERT_TRUE(groups.add("std=-l", &error));
  EXPECT_EQ(groups.of(package("other", "/o", false)).report, 1);
  EXPECT_EQ(groups.of(package("m/x", "/w/x", false)).report, 2);
  EXPECT_EQ(groups.of(package("m/x/y", "/w/x/y", true)).report, 2);
  EXPECT_EQ(groups.of(package("m/low", "/w/low", true)).report, 3);
  EXPECT_EQ(groups.of(package("fmt", "/g/fmt", true, load::Origin::Std)).inline_level, 0);
}

TEST(FlagGroups, TheLastMatchCountsWhole) {
  FlagGroups groups("/w");
  std::string error;
  ASSERT_TRUE(groups.add("-m -e", &error));
  ASSERT_TRUE(groups.add("-l", &error));
  const CompilerFlags& flags = groups.of(package("m", "/w", true));
  EXPECT_EQ(flags.report, 0);
  EXPECT_FALSE(flags.all_errors);
  EXPECT_EQ(flags.inline_level, 0);
  EXPECT_TRUE(groups.any_all_errors());
  ASSERT_TRUE(groups.add("", &error));
  EXPECT_EQ(groups.of(package("m", "/w", true)).inline_level, 1);
}

TEST(FlagGroups, QuotesKeepWordsTogether) {
  FlagGroups groups("/w");
  std::string error;
  ASSERT_TRUE(groups.add("-m '-p=a b' \"-l\"", &error)) << error;
  EXPECT_EQ(groups.of(package("m", "/w", true)).package_path, "a b");
  EXPECT_EQ(groups.of(package("m", "/w", true)).inline_level, 0);
  EXPECT_FALSE(groups.add("-m '-l", &error));
  EXPECT_EQ(error, "unterminated ' string");
}

TEST(FlagGroups, MalformedPatterns) {
  FlagGroups groups("/w");
  std::string error;
  EXPECT_FALSE(groups.add("fmt", &error));
  EXPECT_EQ(error, "missing =<value> in <pattern>=<value>");
  EXPECT_FALSE(groups.add("=-m", &error));
  EXPECT_EQ(error, "missing <pattern> in <pattern>=<value>");
  EXPECT_FALSE(groups.add("'-m=2'", &error));
  EXPECT_EQ(error, "parameter may not start with quote character '");
}

}  // namespace
}  // namespace vole::driver
