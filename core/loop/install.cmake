# `cmake --install`: the library, its headers under include/loopscope/loop, and what `find_package(Loopscope)` reads.
set(version 0.1.0)
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/Loopscope)

install(TARGETS loopscope_loop EXPORT LoopscopeTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT loop)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/ DESTINATION include/loopscope/loop COMPONENT loop
    FILES_MATCHING PATTERN "*.h" PATTERN "*.def")
install(EXPORT LoopscopeTargets NAMESPACE Loopscope:: FILE LoopscopeConfig.cmake
    DESTINATION ${package_folder} COMPONENT loop)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/LoopscopeConfigVersion.cmake
    VERSION ${version} COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/LoopscopeConfigVersion.cmake
    DESTINATION ${package_folder} COMPONENT loop)
