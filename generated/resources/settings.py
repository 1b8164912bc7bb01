# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""What is recorded, and what of it is kept.

https://developer.fullstory.com/server/v1/settings/
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from fullstory import arguments, calls
from fullstory.calls import Response
from fullstory.pages import AsyncPage, AsyncPager, Listing, Page
from fullstory.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from fullstory.generated.models.blocking_settings import BlockingSettings
    from fullstory.generated.models.domain_settings import DomainSettings
    from fullstory.generated.models.feature_settings import FeatureSettings
    from fullstory.generated.models.geo_settings import GeoSettings
    from fullstory.generated.models.privacy_settings import PrivacySettings
    from fullstory.generated.models.recording_platform import RecordingPlatform
    from fullstory.generated.models.targeting_settings import TargetingSettings


class Settings(Resource):
    """What is recorded, and what of it is kept."""

    @cached_property
    def with_response(self) -> SettingsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsWithResponse(self._caller, self._driver)

    @cached_property
    def blocking(self) -> SettingsBlocking:
        """The blocking part of `settings`."""
        return SettingsBlocking(self._caller, self._driver)

    @cached_property
    def domain(self) -> SettingsDomain:
        """The domain part of `settings`."""
        return SettingsDomain(self._caller, self._driver)

    @cached_property
    def geo(self) -> SettingsGeo:
        """The geo part of `settings`."""
        return SettingsGeo(self._caller, self._driver)

    @cached_property
    def features(self) -> SettingsFeatures:
        """The features part of `settings`."""
        return SettingsFeatures(self._caller, self._driver)

    @cached_property
    def targeting(self) -> SettingsTargeting:
        """The targeting part of `settings`."""
        return SettingsTargeting(self._caller, self._driver)

    @cached_property
    def privacy(self) -> SettingsPrivacy:
        """The privacy part of `settings`."""
        return SettingsPrivacy(self._caller, self._driver)


class SettingsWithResponse(Resource):
    """What is recorded, and what of it is kept. Every method returns a Response around its result."""

    @cached_property
    def blocking(self) -> SettingsBlockingWithResponse:
        """The blocking part of `settings`."""
        return SettingsBlockingWithResponse(self._caller, self._driver)

    @cached_property
    def domain(self) -> SettingsDomainWithResponse:
        """The domain part of `settings`."""
        return SettingsDomainWithResponse(self._caller, self._driver)

    @cached_property
    def geo(self) -> SettingsGeoWithResponse:
        """The geo part of `settings`."""
        return SettingsGeoWithResponse(self._caller, self._driver)

    @cached_property
    def features(self) -> SettingsFeaturesWithResponse:
        """The features part of `settings`."""
        return SettingsFeaturesWithResponse(self._caller, self._driver)

    @cached_property
    def targeting(self) -> SettingsTargetingWithResponse:
        """The targeting part of `settings`."""
        return SettingsTargetingWithResponse(self._caller, self._driver)

    @cached_property
    def privacy(self) -> SettingsPrivacyWithResponse:
        """The privacy part of `settings`."""
        return SettingsPrivacyWithResponse(self._caller, self._driver)


class AsyncSettings(AsyncResource):
    """What is recorded, and what of it is kept. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsWithResponse(self._caller, self._driver)

    @cached_property
    def blocking(self) -> AsyncSettingsBlocking:
        """The blocking part of `settings`."""
        return AsyncSettingsBlocking(self._caller, self._driver)

    @cached_property
    def domain(self) -> AsyncSettingsDomain:
        """The domain part of `settings`."""
        return AsyncSettingsDomain(self._caller, self._driver)

    @cached_property
    def geo(self) -> AsyncSettingsGeo:
        """The geo part of `settings`."""
        return AsyncSettingsGeo(self._caller, self._driver)

    @cached_property
    def features(self) -> AsyncSettingsFeatures:
        """The features part of `settings`."""
        return AsyncSettingsFeatures(self._caller, self._driver)

    @cached_property
    def targeting(self) -> AsyncSettingsTargeting:
        """The targeting part of `settings`."""
        return AsyncSettingsTargeting(self._caller, self._driver)

    @cached_property
    def privacy(self) -> AsyncSettingsPrivacy:
        """The privacy part of `settings`."""
        return AsyncSettingsPrivacy(self._caller, self._driver)


class AsyncSettingsWithResponse(AsyncResource):
    """What is recorded, and what of it is kept. Every method returns a Response around its result."""

    @cached_property
    def blocking(self) -> AsyncSettingsBlockingWithResponse:
        """The blocking part of `settings`."""
        return AsyncSettingsBlockingWithResponse(self._caller, self._driver)

    @cached_property
    def domain(self) -> AsyncSettingsDomainWithResponse:
        """The domain part of `settings`."""
        return AsyncSettingsDomainWithResponse(self._caller, self._driver)

    @cached_property
    def geo(self) -> AsyncSettingsGeoWithResponse:
        """The geo part of `settings`."""
        return AsyncSettingsGeoWithResponse(self._caller, self._driver)

    @cached_property
    def features(self) -> AsyncSettingsFeaturesWithResponse:
        """The features part of `settings`."""
        return AsyncSettingsFeaturesWithResponse(self._caller, self._driver)

    @cached_property
    def targeting(self) -> AsyncSettingsTargetingWithResponse:
        """The targeting part of `settings`."""
        return AsyncSettingsTargetingWithResponse(self._caller, self._driver)

    @cached_property
    def privacy(self) -> AsyncSettingsPrivacyWithResponse:
        """The privacy part of `settings`."""
        return AsyncSettingsPrivacyWithResponse(self._caller, self._driver)


class SettingsBlocking(Resource):
    """The blocking part of `settings`."""

    @cached_property
    def with_response(self) -> SettingsBlockingWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsBlockingWithResponse(self._caller, self._driver)

    def get(
        self,
    ) -> BlockingSettings:
        """Get the blocking settings.

        Whose visits are not recorded: by IP address, user agent or app, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-blocking-settings/

        Returns:
            Whose visits are not recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_blocking_get()).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[BlockingSettings]:
        """List the versions of the blocking settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-blocking-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _blocking_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed


class SettingsBlockingWithResponse(Resource):
    """The blocking part of `settings`. Every method returns a Response around its result."""

    def get(
        self,
    ) -> Response[BlockingSettings]:
        """Get the blocking settings. The result is in the `parsed` of a Response.

        Whose visits are not recorded: by IP address, user agent or app, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-blocking-settings/

        Returns:
            Whose visits are not recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_blocking_get())

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[BlockingSettings]]:
        """List the versions of the blocking settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-blocking-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _blocking_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class AsyncSettingsBlocking(AsyncResource):
    """The blocking part of `settings`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsBlockingWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsBlockingWithResponse(self._caller, self._driver)

    async def get(
        self,
    ) -> BlockingSettings:
        """Get the blocking settings.

        Whose visits are not recorded: by IP address, user agent or app, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-blocking-settings/

        Returns:
            Whose visits are not recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_blocking_get())).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[BlockingSettings]:
        """List the versions of the blocking settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-blocking-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _blocking_history(
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )


class AsyncSettingsBlockingWithResponse(AsyncResource):
    """The blocking part of `settings`. Every method returns a Response around its result."""

    async def get(
        self,
    ) -> Response[BlockingSettings]:
        """Get the blocking settings. The result is in the `parsed` of a Response.

        Whose visits are not recorded: by IP address, user agent or app, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-blocking-settings/

        Returns:
            Whose visits are not recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_blocking_get())

    async def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[BlockingSettings]]:
        """List the versions of the blocking settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-blocking-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _blocking_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class SettingsDomain(Resource):
    """The domain part of `settings`."""

    @cached_property
    def with_response(self) -> SettingsDomainWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsDomainWithResponse(self._caller, self._driver)

    def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> DomainSettings:
        """Get the domain settings.

        The domains that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-domain-settings/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            The domains that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _domain_get(
                platform=platform,
            )
        ).parsed

    def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[DomainSettings]:
        """List the versions of the domain settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-domain-settings-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _domain_history(
                platform=platform,
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed


class SettingsDomainWithResponse(Resource):
    """The domain part of `settings`. Every method returns a Response around its result."""

    def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> Response[DomainSettings]:
        """Get the domain settings. The result is in the `parsed` of a Response.

        The domains that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-domain-settings/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            The domains that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _domain_get(
                platform=platform,
            )
        )

    def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[DomainSettings]]:
        """List the versions of the domain settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-domain-settings-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _domain_history(
                platform=platform,
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class AsyncSettingsDomain(AsyncResource):
    """The domain part of `settings`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsDomainWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsDomainWithResponse(self._caller, self._driver)

    async def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> DomainSettings:
        """Get the domain settings.

        The domains that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-domain-settings/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            The domains that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _domain_get(
                    platform=platform,
                )
            )
        ).parsed

    def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[DomainSettings]:
        """List the versions of the domain settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-domain-settings-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _domain_history(
                    platform=platform,
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )


class AsyncSettingsDomainWithResponse(AsyncResource):
    """The domain part of `settings`. Every method returns a Response around its result."""

    async def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> Response[DomainSettings]:
        """Get the domain settings. The result is in the `parsed` of a Response.

        The domains that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-domain-settings/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            The domains that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _domain_get(
                platform=platform,
            )
        )

    async def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[DomainSettings]]:
        """List the versions of the domain settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-domain-settings-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _domain_history(
                platform=platform,
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class SettingsGeo(Resource):
    """The geo part of `settings`."""

    @cached_property
    def with_response(self) -> SettingsGeoWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsGeoWithResponse(self._caller, self._driver)

    def get(
        self,
    ) -> GeoSettings:
        """Get the geography settings.

        The countries that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-geo-settings/

        Returns:
            The countries that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_geo_get()).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[GeoSettings]:
        """List the versions of the geography settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-geo-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _geo_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed


class SettingsGeoWithResponse(Resource):
    """The geo part of `settings`. Every method returns a Response around its result."""

    def get(
        self,
    ) -> Response[GeoSettings]:
        """Get the geography settings. The result is in the `parsed` of a Response.

        The countries that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-geo-settings/

        Returns:
            The countries that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_geo_get())

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[GeoSettings]]:
        """List the versions of the geography settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-geo-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _geo_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class AsyncSettingsGeo(AsyncResource):
    """The geo part of `settings`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsGeoWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsGeoWithResponse(self._caller, self._driver)

    async def get(
        self,
    ) -> GeoSettings:
        """Get the geography settings.

        The countries that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-geo-settings/

        Returns:
            The countries that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_geo_get())).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[GeoSettings]:
        """List the versions of the geography settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-geo-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _geo_history(
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )


class AsyncSettingsGeoWithResponse(AsyncResource):
    """The geo part of `settings`. Every method returns a Response around its result."""

    async def get(
        self,
    ) -> Response[GeoSettings]:
        """Get the geography settings. The result is in the `parsed` of a Response.

        The countries that are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-geo-settings/

        Returns:
            The countries that are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_geo_get())

    async def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[GeoSettings]]:
        """List the versions of the geography settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-geo-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _geo_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class SettingsFeatures(Resource):
    """The features part of `settings`."""

    @cached_property
    def with_response(self) -> SettingsFeaturesWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsFeaturesWithResponse(self._caller, self._driver)

    def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> FeatureSettings:
        """Get the recording features.

        Which parts of recording are switched on, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-recording-features/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            Which parts of recording are switched on.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _features_get(
                platform=platform,
            )
        ).parsed

    def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[FeatureSettings]:
        """List the versions of the recording features.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-recording-features-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _features_history(
                platform=platform,
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed


class SettingsFeaturesWithResponse(Resource):
    """The features part of `settings`. Every method returns a Response around its result."""

    def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> Response[FeatureSettings]:
        """Get the recording features. The result is in the `parsed` of a Response.

        Which parts of recording are switched on, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-recording-features/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            Which parts of recording are switched on.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(
            _features_get(
                platform=platform,
            )
        )

    def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[FeatureSettings]]:
        """List the versions of the recording features. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-recording-features-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _features_history(
                platform=platform,
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class AsyncSettingsFeatures(AsyncResource):
    """The features part of `settings`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsFeaturesWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsFeaturesWithResponse(self._caller, self._driver)

    async def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> FeatureSettings:
        """Get the recording features.

        Which parts of recording are switched on, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-recording-features/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            Which parts of recording are switched on.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (
            await self._call(
                _features_get(
                    platform=platform,
                )
            )
        ).parsed

    def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[FeatureSettings]:
        """List the versions of the recording features.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-recording-features-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _features_history(
                    platform=platform,
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )


class AsyncSettingsFeaturesWithResponse(AsyncResource):
    """The features part of `settings`. Every method returns a Response around its result."""

    async def get(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    ) -> Response[FeatureSettings]:
        """Get the recording features. The result is in the `parsed` of a Response.

        Which parts of recording are switched on, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-recording-features/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.

        Returns:
            Which parts of recording are switched on.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(
            _features_get(
                platform=platform,
            )
        )

    async def history(
        self,
        *,
        platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[FeatureSettings]]:
        """List the versions of the recording features. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-recording-features-history/

        Args:
            platform: Whose settings to read, those for websites or those for mobile apps; `web` when left out. One
                of `web`, `mobile`.
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _features_history(
                platform=platform,
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class SettingsTargeting(Resource):
    """The targeting part of `settings`."""

    @cached_property
    def with_response(self) -> SettingsTargetingWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsTargetingWithResponse(self._caller, self._driver)

    def get(
        self,
    ) -> TargetingSettings:
        """Get the targeting rules of mobile apps.

        The rules that choose which sessions of mobile apps are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-targeting-settings/

        Returns:
            The rules that choose which sessions of mobile apps are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_targeting_get()).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[TargetingSettings]:
        """List the versions of the targeting rules of mobile apps.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-targeting-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _targeting_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed


class SettingsTargetingWithResponse(Resource):
    """The targeting part of `settings`. Every method returns a Response around its result."""

    def get(
        self,
    ) -> Response[TargetingSettings]:
        """Get the targeting rules of mobile apps. The result is in the `parsed` of a Response.

        The rules that choose which sessions of mobile apps are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-targeting-settings/

        Returns:
            The rules that choose which sessions of mobile apps are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_targeting_get())

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[TargetingSettings]]:
        """List the versions of the targeting rules of mobile apps. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-targeting-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _targeting_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class AsyncSettingsTargeting(AsyncResource):
    """The targeting part of `settings`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsTargetingWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsTargetingWithResponse(self._caller, self._driver)

    async def get(
        self,
    ) -> TargetingSettings:
        """Get the targeting rules of mobile apps.

        The rules that choose which sessions of mobile apps are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-targeting-settings/

        Returns:
            The rules that choose which sessions of mobile apps are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_targeting_get())).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[TargetingSettings]:
        """List the versions of the targeting rules of mobile apps.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-targeting-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _targeting_history(
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )


class AsyncSettingsTargetingWithResponse(AsyncResource):
    """The targeting part of `settings`. Every method returns a Response around its result."""

    async def get(
        self,
    ) -> Response[TargetingSettings]:
        """Get the targeting rules of mobile apps. The result is in the `parsed` of a Response.

        The rules that choose which sessions of mobile apps are recorded, as set now.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/get-targeting-settings/

        Returns:
            The rules that choose which sessions of mobile apps are recorded.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_targeting_get())

    async def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[TargetingSettings]]:
        """List the versions of the targeting rules of mobile apps. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Standard level or higher.

        https://developer.fullstory.com/server/v1/settings/list-targeting-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _targeting_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class SettingsPrivacy(Resource):
    """The privacy part of `settings`."""

    @cached_property
    def with_response(self) -> SettingsPrivacyWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return SettingsPrivacyWithResponse(self._caller, self._driver)

    def get(
        self,
    ) -> PrivacySettings:
        """Get the privacy settings.

        What is blocked or masked, and what is kept of network requests, as set now.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/get-privacy-settings/

        Returns:
            What is blocked or masked, and what is kept of network requests.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_privacy_get()).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Page[PrivacySettings]:
        """List the versions of the privacy settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Iterate over the result to walk this page and all that follow.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/list-privacy-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _privacy_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        ).parsed


class SettingsPrivacyWithResponse(Resource):
    """The privacy part of `settings`. Every method returns a Response around its result."""

    def get(
        self,
    ) -> Response[PrivacySettings]:
        """Get the privacy settings. The result is in the `parsed` of a Response.

        What is blocked or masked, and what is kept of network requests, as set now.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/get-privacy-settings/

        Returns:
            What is blocked or masked, and what is kept of network requests.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._call(_privacy_get())

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[Page[PrivacySettings]]:
        """List the versions of the privacy settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/list-privacy-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return self._list(
            _privacy_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


class AsyncSettingsPrivacy(AsyncResource):
    """The privacy part of `settings`. Every method is awaited."""

    @cached_property
    def with_response(self) -> AsyncSettingsPrivacyWithResponse:
        """The same methods, each returning a Response with status code and headers around its result."""
        return AsyncSettingsPrivacyWithResponse(self._caller, self._driver)

    async def get(
        self,
    ) -> PrivacySettings:
        """Get the privacy settings.

        What is blocked or masked, and what is kept of network requests, as set now.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/get-privacy-settings/

        Returns:
            What is blocked or masked, and what is kept of network requests.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return (await self._call(_privacy_get())).parsed

    def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> AsyncPager[PrivacySettings]:
        """List the versions of the privacy settings.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Await the call for the first page, or walk all pages with `async for`.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/list-privacy-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return AsyncPager(
            partial(
                self._first_page,
                _privacy_history(
                    pagination_token=pagination_token,
                    limit=limit,
                ),
            )
        )


class AsyncSettingsPrivacyWithResponse(AsyncResource):
    """The privacy part of `settings`. Every method returns a Response around its result."""

    async def get(
        self,
    ) -> Response[PrivacySettings]:
        """Get the privacy settings. The result is in the `parsed` of a Response.

        What is blocked or masked, and what is kept of network requests, as set now.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/get-privacy-settings/

        Returns:
            What is blocked or masked, and what is kept of network requests.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._call(_privacy_get())

    async def history(
        self,
        *,
        pagination_token: str | None = None,
        limit: int | None = None,
    ) -> Response[AsyncPage[PrivacySettings]]:
        """List the versions of the privacy settings. The result is in the `parsed` of a Response.

        Every change makes a version. The present version comes first, then earlier ones, newest first, a page at a
        time.

        Maturity: legacy.

        Needs an API key of Architect level or higher.

        https://developer.fullstory.com/server/v1/settings/list-privacy-settings-history/

        Args:
            pagination_token: The `nextPaginationToken` of the previous page; leave it out for the first page.
            limit: How many versions a page has at most; 20 when left out. At least 1. At most 100.

        Returns:
            The first page.

        Raises:
            InvalidArgumentError: An argument cannot be used; nothing was sent.
            BadRequestError: Something in the request is missing, malformed or breaks a rule.
            PermissionDeniedError: The API key's level does not allow this.
            NotFoundError: The user, the job or whatever else was asked for does not exist.
            FullStoryError: The base of all errors, including those that any call can raise.
        """
        return await self._list(
            _privacy_history(
                pagination_token=pagination_token,
                limit=limit,
            )
        )


def _blocking_get() -> calls.Operation[BlockingSettings]:
    from fullstory.generated.api.settings import get_blocking_settings
    from fullstory.generated.models.blocking_settings import BlockingSettings

    return calls.Operation(
        get_blocking_settings.build_request(), BlockingSettings.from_dict, get_blocking_settings.REPEAT
    )


def _blocking_history(
    *,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[BlockingSettings]:
    from fullstory.generated.api.settings import list_blocking_settings_history
    from fullstory.generated.models.blocking_settings import BlockingSettings

    return Listing(
        list_blocking_settings_history.build_request(
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        BlockingSettings.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "versions",
        list_blocking_settings_history.REPEAT,
    )


def _domain_get(
    *,
    platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
) -> calls.Operation[DomainSettings]:
    from fullstory.generated.api.settings import get_domain_settings
    from fullstory.generated.models.domain_settings import DomainSettings
    from fullstory.generated.models.recording_platform import RecordingPlatform

    return calls.Operation(
        get_domain_settings.build_request(
            platform=arguments.optional(arguments.one_of(RecordingPlatform), "platform", platform),
        ),
        DomainSettings.from_dict,
        get_domain_settings.REPEAT,
    )


def _domain_history(
    *,
    platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[DomainSettings]:
    from fullstory.generated.api.settings import list_domain_settings_history
    from fullstory.generated.models.domain_settings import DomainSettings
    from fullstory.generated.models.recording_platform import RecordingPlatform

    return Listing(
        list_domain_settings_history.build_request(
            platform=arguments.optional(arguments.one_of(RecordingPlatform), "platform", platform),
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        DomainSettings.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "versions",
        list_domain_settings_history.REPEAT,
    )


def _geo_get() -> calls.Operation[GeoSettings]:
    from fullstory.generated.api.settings import get_geo_settings
    from fullstory.generated.models.geo_settings import GeoSettings

    return calls.Operation(get_geo_settings.build_request(), GeoSettings.from_dict, get_geo_settings.REPEAT)


def _geo_history(
    *,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[GeoSettings]:
    from fullstory.generated.api.settings import list_geo_settings_history
    from fullstory.generated.models.geo_settings import GeoSettings

    return Listing(
        list_geo_settings_history.build_request(
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        GeoSettings.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "versions",
        list_geo_settings_history.REPEAT,
    )


def _features_get(
    *,
    platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
) -> calls.Operation[FeatureSettings]:
    from fullstory.generated.api.settings import get_recording_features
    from fullstory.generated.models.feature_settings import FeatureSettings
    from fullstory.generated.models.recording_platform import RecordingPlatform

    return calls.Operation(
        get_recording_features.build_request(
            platform=arguments.optional(arguments.one_of(RecordingPlatform), "platform", platform),
        ),
        FeatureSettings.from_dict,
        get_recording_features.REPEAT,
    )


def _features_history(
    *,
    platform: RecordingPlatform | Literal["mobile", "web"] | None = None,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[FeatureSettings]:
    from fullstory.generated.api.settings import list_recording_features_history
    from fullstory.generated.models.feature_settings import FeatureSettings
    from fullstory.generated.models.recording_platform import RecordingPlatform

    return Listing(
        list_recording_features_history.build_request(
            platform=arguments.optional(arguments.one_of(RecordingPlatform), "platform", platform),
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        FeatureSettings.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "versions",
        list_recording_features_history.REPEAT,
    )


def _targeting_get() -> calls.Operation[TargetingSettings]:
    from fullstory.generated.api.settings import get_targeting_settings
    from fullstory.generated.models.targeting_settings import TargetingSettings

    return calls.Operation(
        get_targeting_settings.build_request(), TargetingSettings.from_dict, get_targeting_settings.REPEAT
    )


def _targeting_history(
    *,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[TargetingSettings]:
    from fullstory.generated.api.settings import list_targeting_settings_history
    from fullstory.generated.models.targeting_settings import TargetingSettings

    return Listing(
        list_targeting_settings_history.build_request(
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        TargetingSettings.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "versions",
        list_targeting_settings_history.REPEAT,
    )


def _privacy_get() -> calls.Operation[PrivacySettings]:
    from fullstory.generated.api.settings import get_privacy_settings
    from fullstory.generated.models.privacy_settings import PrivacySettings

    return calls.Operation(get_privacy_settings.build_request(), PrivacySettings.from_dict, get_privacy_settings.REPEAT)


def _privacy_history(
    *,
    pagination_token: str | None = None,
    limit: int | None = None,
) -> Listing[PrivacySettings]:
    from fullstory.generated.api.settings import list_privacy_settings_history
    from fullstory.generated.models.privacy_settings import PrivacySettings

    return Listing(
        list_privacy_settings_history.build_request(
            pagination_token=arguments.optional(arguments.non_blank, "pagination_token", pagination_token),
            limit=arguments.optional(arguments.positive_int, "limit", limit),
        ),
        PrivacySettings.from_dict,
        "paginationToken",
        (
            "nextPaginationToken",
            "next_pagination_token",
        ),
        "versions",
        list_privacy_settings_history.REPEAT,
    )
